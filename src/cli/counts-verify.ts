import { Tallies } from '../application/kernel/ports.ts';
import { Database } from '../infrastructure/kernel/database.ts';
import { findDrift, mend } from '../infrastructure/kernel/recounts.ts';
import { SqlUnitOfWork } from '../infrastructure/kernel/sql-unit-of-work.ts';
import { postsRecounts } from '../infrastructure/posts/recounts.ts';
import { socialRecounts } from '../infrastructure/social/recounts.ts';
import { wardrobeRecounts } from '../infrastructure/wardrobe/recounts.ts';
import { attempt, readArguments, withCore } from './command-line.ts';

const usage = `Usage: npm run counts:verify -- [--mend]

Recounts followers, friends, posts, comments, views, reactions, items and outfits from their rows, and tells which of
the counts that are kept differ. Exits with 1 when there are any. The service may run meanwhile.
  --mend     put them right
  --help     show this
`;

const { values } = readArguments(usage, { mend: { type: 'boolean' } });

await attempt(() =>
  withCore(async (core) => {
    const drifts = await findDrift(core.get(Database), [
      ...socialRecounts,
      ...postsRecounts,
      ...wardrobeRecounts,
    ]);
    for (const { kind, subjectId, by } of drifts)
      process.stdout.write(`${subjectId}: ${kind} is off by ${-by}\n`);
    process.stdout.write(`Counts that differ: ${drifts.length}\n`);
    if (drifts.length === 0) return;
    if (values.mend) await mend(core.get(SqlUnitOfWork), core.get(Tallies), drifts);
    else process.exitCode = 1;
  }),
);
