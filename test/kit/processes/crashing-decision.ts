import { operations } from '../../../src/application/catalogue.ts';
import type { Actor, Operation } from '../../../src/application/kernel/operation.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { killAtStatement, survive } from './kill-at-statement.ts';

// Decides a case, and kills itself like `kill -9` after sending the n-th statement. Prints `survived` and their number
// when there are fewer statements.
const [environment = '{}', actor = '{}', input = '{}', at = '0'] = process.argv.slice(2);

const core = await compose(readConfig(JSON.parse(environment)));
const operation = operations.find(({ name }) => name === 'moderation.decide-case') as unknown as Operation;
const meta = { requestId: 'r', wire: 'internal', address: '192.0.2.1' } as const;
killAtStatement(Number(at));
await core.dispatcher.dispatch(operation, {
  input: JSON.parse(input) as object,
  actor: JSON.parse(actor) as Actor,
  meta,
});
process.stdout.write(`survived ${survive()}\n`);
await core.close();
