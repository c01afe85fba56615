import { operations } from '../../../src/application/catalogue.ts';
import type { Actor, Operation } from '../../../src/application/kernel/operation.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { killAtStatement, survive } from './kill-at-statement.ts';

// Creates one post and runs its subscribers, and kills itself like `kill -9` after sending the n-th statement. Prints
// `survived` and their number when there are fewer statements.
const [environment = '{}', actor = '{}', at = '0'] = process.argv.slice(2);

const core = await compose(readConfig(JSON.parse(environment)));
const operation = operations.find(({ name }) => name === 'posts.create-post') as unknown as Operation;
const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' } as const;
killAtStatement(Number(at));
const post = (await core.dispatcher.dispatch(operation, {
  input: { text: `killed at ${at}` },
  actor: JSON.parse(actor) as Actor,
  meta,
})) as { id: string };
process.stdout.write(`${post.id}\n`);
await core.relay.drain();
const statements = survive();
await core.close();
process.stdout.write(`survived ${statements}\n`);
