import { Counters } from '../application/kernel/ports.ts';
import { findDrift, repairDrift } from '../infrastructure/kernel/counters/reconciliation.ts';
import { Database } from '../infrastructure/kernel/database/database.ts';
import { SqlUnitOfWork } from '../infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { correctMemberCounts, findMemberCountDrift } from '../infrastructure/messaging/reconciliation.ts';
import {
  correctGroups,
  correctWorn,
  findGroupDrift,
  findWornDrift,
} from '../infrastructure/wardrobe/reconciliation.ts';
import { contexts } from '../modules.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';

const usage = `Usage: npm run counts:verify -- [--mend]

Compares stored counts of followers, friends, posts, comments, views, reactions, items, outfits, members of
conversations, wears of items and statistics of wardrobes with the rows, and prints those that differ. Exit code 1 if there
are any. The service may be running.
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
    const groups = await findGroupDrift(database);
    for (const { ownerId, part, name, items, wears, value, spent, proceeds } of groups) {
      const off = [items, wears, value, spent, proceeds].map((by) => -Number(by)).join(', ');
      process.stdout.write(
        `${ownerId}: statistics of ${part} ${name} are off by ${off} (items, wears, value, spent, proceeds)\n`,
      );
    }
    const differing = drifts.length + members.length + worn.length + groups.length;
    process.stdout.write(`Counts that differ: ${differing}\n`);
    if (differing === 0) return;
    if (values.mend) {
      await repairDrift(core.get(SqlUnitOfWork), core.get(Counters), drifts);
      await correctMemberCounts(core.get(SqlUnitOfWork), database, members);
      await correctWorn(core.get(SqlUnitOfWork), database, worn);
      await correctGroups(core.get(SqlUnitOfWork), database, await findGroupDrift(database));
    } else process.exitCode = 1;
  }),
);
