import { Clock } from '../../../src/application/kernel/ports.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { DeliveryWorkers } from '../../../src/infrastructure/notifications/deliveries/workers.ts';

// Sends the due mails, with a clock that is `ahead` milliseconds ahead, until none is due.
const [environment = '{}', ahead = '0'] = process.argv.slice(2);

class AheadClock extends Clock {
  now(): number {
    return Date.UTC(2026, 0, 1, 12) + Number(ahead);
  }
}

const core = await compose(readConfig(JSON.parse(environment)), { clock: new AheadClock() });
const worker = core.get(DeliveryWorkers).byChannel.get('email')!;
while (await worker.step());
await core.close();
process.stdout.write('survived\n');
