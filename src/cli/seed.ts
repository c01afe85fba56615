import { configOrExit } from '../config.ts';
import { attempt, Failure, misuse, readArguments, wholeNumber } from './command-line.ts';
import { password } from './seed/run.ts';
import { picturedPeople, seed } from './seed/seed.ts';

const usage = `Usage: npm run seed -- [--people <number>] [--seed <number>] [--prefix <text>]
                            [--wardrobe <number>] [--pictures <number>]

Fills the database with people, follows, friendships, posts, comments, reactions, clothes, outfits, occasions
and what was worn when, by the operations that any client has. Everyone's password is the same and printed, so it is refused in production.
  --people   how many (100)
  --seed     which: the same number makes the same data (7)
  --prefix   before each username, to add to what is there (none)
  --wardrobe how many items more the first of them has, with 0.3 outfits and 2 wears each (0)
  --pictures how many of them have clothes with pictures, and photos of what they wore (${picturedPeople})
  --help     show this
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
  misuse(usage, '--prefix must be at most 8 of the letters a–z, digits, dots and underscores');
const config = configOrExit();

await attempt(async () => {
  if (config.NODE_ENV === 'production') throw new Failure('Made-up people do not belong into production');
  const from = performance.now();
  const plan = await seed(config, options);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const { people, follows, friendships, posts, comments, reactions, garments, wardrobe, blocks } = plan;
  const { outfits, wears, occasions } = plan;
  process.stdout.write(
    `Made in ${seconds} s: ${people.length} people, ${follows.length} follows, ` +
      `${friendships.length} friendships, ${posts.length} posts, ${comments.length} comments, ` +
      `${reactions.length} reactions, ${garments.length + wardrobe.length} items, ` +
      `${outfits.length} outfits, ${wears.length} wears, ${occasions.length} occasions, ${blocks.length} blocks.\n` +
      `Sign in as ${people[0]!.username} or ${people.at(-1)!.username} with the password '${password}'.\n`,
  );
});
