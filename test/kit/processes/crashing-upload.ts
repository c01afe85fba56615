import mysql2 from 'mysql2';
import { operations } from '../../../src/application/catalogue.ts';
import type { Actor, Operation } from '../../../src/application/kernel/operation.ts';
import { Spool, uploadLimit } from '../../../src/application/kernel/upload.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { SqliteConnection } from '../../../src/infrastructure/kernel/database/sqlite/connection.ts';
import { DiskStore } from '../../../src/infrastructure/media/stores/disk-store.ts';
import { png } from '../files/images.ts';

// Uploads a file, replaces it and deletes it, and kills itself like `kill -9` before or after the n-th statement or
// step of the store. Prints `survived` and their number when there are fewer steps.
const [environment = '{}', actor = '{}', at = '0', when = 'before'] = process.argv.slice(2);
let steps = 0;
let lastStep = Number.POSITIVE_INFINITY;

type Method = (this: unknown, ...args: unknown[]) => unknown;
function killAt(prototype: object, name: string): void {
  const holder = prototype as Record<string, Method>;
  const original = holder[name]!;
  holder[name] = function (...args) {
    const last = ++steps === lastStep;
    if (last && when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = original.apply(this, args);
    if (!last) return result;
    // The store works asynchronously: kill it in the middle of a step.
    if (result instanceof Promise) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
    else process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
killAt((mysql2 as unknown as { Connection: { prototype: object } }).Connection.prototype, 'addCommand');
killAt(SqliteConnection.prototype, 'run');
killAt(SqliteConnection.prototype, 'exec');
killAt(DiskStore.prototype, 'put');
killAt(DiskStore.prototype, 'remove');

const core = await compose(readConfig(JSON.parse(environment)));
const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' } as const;
async function call(name: string, input: object): Promise<{ id: string }> {
  const operation = operations.find((one) => one.name === name) as unknown as Operation;
  const done = core.dispatcher.dispatch(operation, { input, actor: JSON.parse(actor) as Actor, meta });
  return done as Promise<{ id: string }>;
}
const picture = async (width: number) =>
  core.get(Spool).save('a.png', ReadableStream.from([await png(width, width)]), uploadLimit);

const [first, second] = [await picture(16), await picture(24)];
steps = 0;
lastStep = Number(at);
const { id: fileId } = await call('media.upload-file', { file: first });
await call('media.replace-file', { fileId, file: second });
await core.relay.drain();
await call('media.delete-file', { fileId });
await core.relay.drain();
lastStep = Number.POSITIVE_INFINITY;
process.stdout.write(`survived ${steps}\n`);
await core.close();
