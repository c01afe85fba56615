import { FeedUpkeep } from '../infrastructure/feed/upkeep.ts';
import { attempt, misuse, readArguments, withCore } from './command-line.ts';
import { activeOwners, allOwners, ownerNamed } from './feed-owners.ts';
import { progressBar } from './progress.ts';

const usage = `Usage: npm run feed:rebuild -- [--active | --all | --user <username>]

Makes home feeds anew from posts, follows and friendships, one at a time; the service may run meanwhile.
  --active   of everyone who has looked at theirs in the last 30 days (the default)
  --all      of everyone
  --user     of one person
  --help     show this
`;

const { values } = readArguments(usage, {
  active: { type: 'boolean' },
  all: { type: 'boolean' },
  user: { type: 'string' },
});
const chosen = [values.active, values.all, values.user].filter((value) => value !== undefined);
if (chosen.length > 1) misuse(usage, 'Choose one of --active, --all and --user');

await attempt(() =>
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
