import { Counters } from '../application/kernel/ports.ts';
import { findDrift, repairDrift } from '../infrastructure/kernel/counters/reconciliation.ts';
import { Database } from '../infrastructure/kernel/database/database.ts';
import { SqlUnitOfWork } from '../infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { correctMemberCounts, findMemberCountDrift } from '../infrastructure/messaging/reconciliation.ts';
import { correctWorn, findWornDrift } from '../infrastructure/wardrobe/reconciliation.ts';
import { contexts } from '../modules.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run counts:verify -- [--mend]

Compares stored counts of followers, friends, posts, comments, views, reactions, items, outfits, members of
conversations and wears of items with the rows, and prints those that differ. Exit code 1 if there are any. The service
may be running.
  --mend     correct the counts
  --help     show this help
`;

const { values } = readArguments(usage, { mend: { type: 'boolean' } });

await runCommand(() =>
  withCore(async (core) => {
    const database = core.get(Database);
    const drifts = await findDrift(
      database,
      contexts.flatMap(({ reconciliations = [] }) => reconciliations),
    );
    for (const { kind, subjectId, by } of drifts)
      process.stdout.write(`${subjectId}: ${kind} is off by ${-by}\n`);
    const members = await findMemberCountDrift(database);
    for (const { conversationId, drift } of members)
      process.stdout.write(`${conversationId}: members is off by ${-drift}\n`);
    const worn = await findWornDrift(database);
    for (const { itemId, wears, lastWorn, storedLastWorn } of worn)
      process.stdout.write(
        `${itemId}: wears is off by ${-wears}, last worn is ${storedLastWorn} instead of ${lastWorn}\n`,
      );
    const differing = drifts.length + members.length + worn.length;
    process.stdout.write(`Counts that differ: ${differing}\n`);
    if (differing === 0) return;
    if (values.mend) {
      await repairDrift(core.get(SqlUnitOfWork), core.get(Counters), drifts);
      await correctMemberCounts(core.get(SqlUnitOfWork), database, members);
      await correctWorn(core.get(SqlUnitOfWork), database, worn);
    } else process.exitCode = 1;
  }),
);
