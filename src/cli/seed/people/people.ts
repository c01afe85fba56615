import type { Faker } from '@faker-js/faker';
import { cast } from './cast.ts';

export interface Person {
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly bio: string;
  readonly location: string;
}

/** The first people of the cast, which are the same for every seed: the texts of a demo name them. */
const first = 2;

/** People with unique usernames: the cast, in an order of its own, then others. */
export function makePeople(faker: Faker, count: number, prefix: string): Person[] {
  const known = [...cast.slice(0, first), ...faker.helpers.shuffle(cast.slice(first))];
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const [name, wanted, location, bio] = known[i] ?? stranger(faker);
    const base = `${prefix}${wanted}`.slice(0, 25);
    let username = base;
    for (let next = 2; taken.has(username); next++) username = `${base}${next}`;
    taken.add(username);
    return { username, email: `${username}@example.com`, name, bio, location };
  });
}

function stranger(faker: Faker): (typeof cast)[number] {
  const [given, family] = [faker.person.firstName(), faker.person.lastName()];
  const username = `${given}.${family}`.toLowerCase().replace(/[^a-z0-9._]/g, '');
  const [, , , bio] = faker.helpers.arrayElement(cast);
  return [`${given} ${family}`, username, faker.location.city(), bio];
}
