import type { Faker } from '@faker-js/faker';
import { aboutShown, type Exchange, mentions, type Saying, shown, unshown } from './sayings.ts';

const exchangesOfOne = 3;

/** What people say about clothes; deterministic for the state of `faker`. */
export function makeTexts(faker: Faker) {
  const decks = new Map<readonly unknown[], unknown[]>();
  /** As from a deck of cards: nothing comes twice before everything came once. */
  function draw<T>(list: readonly T[]): T {
    let deck = decks.get(list) as T[] | undefined;
    if (!deck?.length) decks.set(list, (deck = faker.helpers.shuffle(list)));
    return deck.pop()!;
  }
  function filled(
    { text, exchanges }: Saying,
    [a = 'coat', b = 'scarf']: readonly string[],
    name = '',
  ): Saying {
    const fill = (words: string) =>
      words.replaceAll('{a}', a).replaceAll('{b}', b).replaceAll('{name}', name);
    return {
      text: fill(text),
      exchanges: exchanges.map(([one, other]): Exchange => [fill(one), fill(other)]),
    };
  }
  return {
    aboutShown: (garments: readonly string[]) =>
      filled(
        { text: draw(shown), exchanges: Array.from({ length: exchangesOfOne }, () => draw(aboutShown)) },
        garments,
      ),
    aboutClothes: (garments: readonly string[]) => filled(draw(unshown), garments),
    mention: (garments: readonly string[], username: string) => filled(draw(mentions), garments, username),
  };
}
