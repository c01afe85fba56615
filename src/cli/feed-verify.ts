import { setTimeout as wait } from 'node:timers/promises';
import type { UserId } from '../domain/kernel/id.ts';
import { FeedUpkeep } from '../infrastructure/feed/upkeep.ts';
import { readArguments, runCommand, withCore } from './command-line.ts';
import { activeOwners, ownerNamed } from './feed-owners.ts';
import { progressBar } from './progress.ts';

const usage = `Usage: npm run feed:verify -- [--user <username>]

Compares home feeds with the result of a rebuild and prints missing and extra rows. Exit code 1 if there are any.
Skips feeds not viewed for 30 days, and authors whose posts are pulled. The service may be running: feeds that
differ are checked again until their fan-out is done.
  --user     only the feed of one person
  --help     show this help
`;

const { values } = readArguments(usage, { user: { type: 'string' } });
/** With one second between them, enough for any fan-out in progress to finish. */
const maxChecks = 5;

await runCommand(() =>
  withCore(async (core) => {
    const upkeep = core.get(FeedUpkeep);
    const bar = progressBar(0);
    let checked = 0;
    let differing: UserId[] = [];
    for await (const owner of values.user === undefined
      ? activeOwners(core)
      : ownerNamed(core, values.user)) {
      if (await differs(upkeep, owner)) differing.push(owner);
      bar.step();
      checked++;
    }
    bar.stop();
    for (let check = 1; check < maxChecks && differing.length > 0; check++) {
      await wait(1_000);
      const still: UserId[] = [];
      for (const owner of differing) if (await differs(upkeep, owner)) still.push(owner);
      differing = still;
    }
    const total = { missing: 0, extra: 0 };
    for (const owner of differing) {
      const { missing, extra } = await upkeep.verify(owner);
      total.missing += missing.length;
      total.extra += extra.length;
      process.stdout.write(`${owner}: missing ${list(missing)}; extra ${list(extra)}\n`);
    }
    process.stdout.write(
      `Feeds checked: ${checked}, rows missing: ${total.missing}, extra: ${total.extra}\n`,
    );
    if (total.missing + total.extra > 0) process.exitCode = 1;
  }),
);

async function differs(upkeep: FeedUpkeep, owner: UserId): Promise<boolean> {
  const { missing, extra } = await upkeep.verify(owner);
  return missing.length + extra.length > 0;
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length === 0 ? 'none' : `${ids.length} (${shown}${ids.length > 5 ? ', …' : ''})`;
}
