import { configOrExit } from '../config.ts';
import { CommandError, exitWithUsage, readArguments, runCommand, wholeNumber } from './command-line.ts';
import { password } from './seed/people/register.ts';
import { picturedPeople, seed } from './seed/seed.ts';

const usage = `Usage: npm run seed -- [--people <number>] [--seed <number>] [--prefix <text>]
                            [--wardrobe <number>] [--pictures <number>]

Fills the database with three weeks of a community, which end now: people, follows, friendships, clothes, outfits,
wears, occasions, collections, posts, comments, reactions, rooms, conversations and payments, by calling operations as a
client would. All accounts share one password, which is printed; so the command refuses to run in production.
  --people   number of people (100)
  --seed     the same number gives the same data (7)
  --prefix   prefix of all usernames, to add people to existing data (none)
  --wardrobe number of extra items of the first person, with 0.3 outfits and 2 wears each (0)
  --pictures number of people with images of their clothes and photos (${picturedPeople})
  --help     show this help
`;

const { values } = readArguments(usage, {
  people: { type: 'string', default: '100' },
  seed: { type: 'string', default: '7' },
  prefix: { type: 'string', default: '' },
  wardrobe: { type: 'string', default: '0' },
  pictures: { type: 'string', default: String(picturedPeople) },
});
const options = {
  people: wholeNumber(usage, 'people', values.people, 1, 10_000),
  seed: wholeNumber(usage, 'seed', values.seed, 0, 2 ** 31),
  prefix: values.prefix,
  wardrobe: wholeNumber(usage, 'wardrobe', values.wardrobe, 0, 100_000),
  pictured: wholeNumber(usage, 'pictures', values.pictures, 0, 10_000),
};
if (!/^[a-z0-9._]{0,8}$/.test(options.prefix))
  exitWithUsage(usage, '--prefix must be at most 8 characters: letters a–z, digits, dots and underscores');
const config = configOrExit();

await runCommand(async () => {
  if (config.NODE_ENV === 'production') throw new CommandError('Seeding is not allowed in production');
  const from = performance.now();
  const plan = await seed(config, options);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const { people, follows, friendships, posts, comments, reactions, garments, wardrobe, blocks } = plan;
  const { outfits, wears, occasions, collections, grants, tips, transfers, requests, splits } = plan;
  const { rooms, directs } = plan;
  const messages = [...rooms, ...directs].flatMap((talk) => talk.messages);
  process.stdout.write(
    `Created in ${seconds} s: ${people.length} people, ${follows.length} follows, ` +
      `${friendships.length} friendships, ${posts.length} posts, ${comments.length} comments, ` +
      `${reactions.length} reactions, ${garments.length + wardrobe.length} items, ` +
      `${outfits.length} outfits, ${wears.length} wears, ${occasions.length} occasions, ` +
      `${collections.length} collections, ${blocks.length} blocks, ${rooms.length} rooms, ` +
      `${directs.length} direct conversations, ${messages.length} messages, ` +
      `${grants.length} wallets, ${tips.length} tips, ${transfers.length} transfers, ` +
      `${requests.length} payment requests, ${splits.length} splits of a bill.\n` +
      `Sign in as ${people[0]!.username} or ${(people[1] ?? people[0]!).username} with the password '${password}'.\n`,
  );
});
