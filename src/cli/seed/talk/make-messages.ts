import type { Faker } from '@faker-js/faker';
import type { Person } from '../people/people.ts';
import type { OwnedGarment, SeededOutfit } from '../wardrobes/outfits.ts';
import { type Line, parseTalk } from './parse-talk.ts';
import type { SeededMessage } from './talk-plan.ts';

/** What messages speak of. */
export interface World {
  readonly people: readonly Person[];
  readonly garments: readonly OwnedGarment[];
  readonly outfits: readonly SeededOutfit[];
}
/** Who speaks by which letter. */
export type Roles = ReadonlyMap<string, number>;

/** The first thing of someone that everyone may see, by its index. */
const publicOf = (
  things: readonly { owner: number; garment?: OwnedGarment['garment']; visibility?: string }[],
  owner: number,
): number | undefined => {
  const found = things.findIndex(
    (one) =>
      one.owner === owner &&
      (one.garment?.visibility ?? one.visibility) === 'public' &&
      one.garment?.ownership !== 'wished',
  );
  return found < 0 ? undefined : found;
};

/** The messages of a script. The last one was written `end` minutes ago. */
export function makeMessages(
  faker: Faker,
  world: World,
  script: string,
  roles: Roles,
  end: number,
): SeededMessage[] {
  const lines = parseTalk(script);
  let ago = end;
  const times = lines.map(() => 0);
  for (let i = lines.length - 1; i >= 0; i--) {
    times[i] = ago;
    ago += lines[i]!.later ?? faker.number.int({ min: 1, max: 7 });
  }
  return lines.map((line, i) => messageOf(line, i, { world, roles, ago: times[i]! }));
}

function messageOf(
  line: Line,
  index: number,
  { world, roles, ago }: { world: World; roles: Roles; ago: number },
): SeededMessage {
  const by = roles.get(line.by)!;
  const peer = [...roles.values()].find((one) => one !== by)!;
  const filled = (text: string) => fill(text, { world, roles, by, peer });
  const place = line.shows && publicOf(line.shows === 'item' ? world.garments : world.outfits, by);
  return {
    by,
    text: filled(line.text),
    ago,
    ...(line.was !== undefined && { was: filled(line.was) }),
    ...(line.reply !== undefined && { replyTo: index - line.reply }),
    ...(place !== undefined && { shows: { kind: line.shows!, place } }),
    reactions: line.reactions.map(({ by, kind }) => ({ by: roles.get(by)!, kind })),
  };
}

function fill(
  text: string,
  { world, roles, by, peer }: { world: World; roles: Roles; by: number; peer: number },
): string {
  const garmentOf = (person: number) => {
    const place = publicOf(world.garments, person);
    return place === undefined ? 'grey coat' : world.garments[place]!.garment.name.toLowerCase();
  };
  return text
    .replaceAll('{item}', garmentOf(by))
    .replaceAll('{peer}', garmentOf(peer))
    .replace(/\{([a-z])\}/g, (_, letter: string) => world.people[roles.get(letter)!]!.username);
}
