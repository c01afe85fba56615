import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { firstId } from '../kernel/database/statement.ts';
import { type Audit, audit } from '../kernel/observability/audits.ts';
import { activeMs } from './owners.ts';
import { FeedUpkeep } from './upkeep.ts';

/** Feeds of one run: all of them would take hours. */
const perRun = 200;
/** Enough for any fan-out in progress to finish. */
const settleMs = 5_000;

/** Compares feeds with what they should hold. Each run goes on where the one before ended. */
export function feedAudit(): Audit {
  let after: string = firstId;
  return audit({
    name: 'feeds',
    needs: { upkeep: FeedUpkeep, clock: Clock },
    async differences({ upkeep, clock }) {
      const owners = await upkeep.owners(after, perRun, clock.now() - activeMs);
      after = owners.length < perRun ? firstId : owners.at(-1)!;
      const found = await differing(upkeep, owners);
      if (found.length === 0) return 0;
      await pause(settleMs);
      return (await differing(upkeep, found)).length;
    },
  });
}

async function differing(upkeep: FeedUpkeep, owners: readonly UserId[]): Promise<UserId[]> {
  const found: UserId[] = [];
  for (const owner of owners) {
    const { missing, extra } = await upkeep.verify(owner);
    if (missing.length + extra.length > 0) found.push(owner);
  }
  return found;
}
