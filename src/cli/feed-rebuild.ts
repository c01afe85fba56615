import { FeedUpkeep } from '../infrastructure/feed/upkeep.ts';
import { exitWithUsage, readArguments, runCommand, withCore } from './command-line.ts';
import { activeOwners, allOwners, ownerNamed } from './feed-owners.ts';
import { progressBar } from './progress.ts';

const usage = `Usage: npm run feed:rebuild -- [--active | --all | --user <username>]

Rebuilds home feeds from posts, follows and friendships, one at a time. The service may be running.
  --active   feeds viewed in the last 30 days (default)
  --all      all feeds
  --user     the feed of one person
  --help     show this help
`;

const { values } = readArguments(usage, {
  active: { type: 'boolean' },
  all: { type: 'boolean' },
  user: { type: 'string' },
});
const chosen = [values.active, values.all, values.user].filter((value) => value !== undefined);
if (chosen.length > 1) exitWithUsage(usage, 'Choose one of --active, --all and --user');

await runCommand(() =>
  withCore(async (core) => {
    const upkeep = core.get(FeedUpkeep);
    const owners =
      values.user !== undefined
        ? ownerNamed(core, values.user)
        : values.all
          ? allOwners(core)
          : activeOwners(core);
    const bar = progressBar(0);
    let count = 0;
    for await (const owner of owners) {
      await upkeep.rebuild(owner);
      bar.step();
      count++;
    }
    bar.stop();
    process.stdout.write(`Feeds rebuilt: ${count}\n`);
  }),
);
