import { Counters } from '../application/kernel/ports.ts';
import { findDrift, repairDrift } from '../infrastructure/kernel/counters/reconciliation.ts';
import { Database } from '../infrastructure/kernel/database/database.ts';
import { SqlUnitOfWork } from '../infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { correctMemberCounts, findMemberCountDrift } from '../infrastructure/messaging/reconciliation.ts';
import { contexts } from '../modules.ts';
import { attempt, readArguments, withCore } from './command-line.ts';

const usage = `Usage: npm run counts:verify -- [--mend]

Recounts followers, friends, posts, comments, views, reactions, items, outfits and members of conversations from their
rows, and tells which of the counts that are kept differ. Exits with 1 when there are any. The service may run meanwhile.
  --mend     put them right
  --help     show this
`;

const { values } = readArguments(usage, { mend: { type: 'boolean' } });

await attempt(() =>
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
    process.stdout.write(`Counts that differ: ${drifts.length + members.length}\n`);
    if (drifts.length + members.length === 0) return;
    if (values.mend) {
      await repairDrift(core.get(SqlUnitOfWork), core.get(Counters), drifts);
      await correctMemberCounts(core.get(SqlUnitOfWork), database, members);
    } else process.exitCode = 1;
  }),
);
