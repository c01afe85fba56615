import mysql2 from 'mysql2';
import { operations } from '../../../src/application/catalogue.ts';
import type { Actor, Operation } from '../../../src/application/kernel/operation.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { SqliteConnection } from '../../../src/infrastructure/kernel/database/sqlite/connection.ts';

// Creates one post and lets everything follow from it; once the n-th statement is sent it kills itself, as `kill -9`
// does. Without reaching it, it says `survived`.
const [environment = '{}', actor = '{}', at = '0'] = process.argv.slice(2);
let statements = Number.POSITIVE_INFINITY;

type Method = (this: unknown, ...args: unknown[]) => unknown;
function doom(prototype: object, name: string): void {
  const holder = prototype as Record<string, Method>;
  const original = holder[name]!;
  holder[name] = function (...args) {
    const result = original.apply(this, args);
    if (--statements === 0) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
doom((mysql2 as unknown as { Connection: { prototype: object } }).Connection.prototype, 'addCommand');
doom(SqliteConnection.prototype, 'run');
doom(SqliteConnection.prototype, 'exec');

const core = await compose(readConfig(JSON.parse(environment)));
const operation = operations.find(({ name }) => name === 'posts.create-post') as unknown as Operation;
const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' } as const;
statements = Number(at);
const post = (await core.dispatcher.dispatch(operation, {
  input: { text: `killed at ${at}` },
  actor: JSON.parse(actor) as Actor,
  meta,
})) as { id: string };
process.stdout.write(`${post.id}\n`);
await core.relay.drain();
statements = Number.POSITIVE_INFINITY;
await core.close();
process.stdout.write('survived\n');
