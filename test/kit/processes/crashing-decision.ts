import { operations } from '../../../src/application/catalogue.ts';
import type { Actor, Operation } from '../../../src/application/kernel/operation.ts';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { killAtStatement } from './kill-at-statement.ts';

// Decides a case, and kills itself like `kill -9` after sending the n-th statement. Prints `survived` when there are
// fewer statements.
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
killAtStatement(Number.POSITIVE_INFINITY);
process.stdout.write('survived\n');
await core.close();
