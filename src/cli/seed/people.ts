import type { Faker } from '@faker-js/faker';
import { makeTexts } from './texts.ts';

export interface Person {
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly bio: string;
  readonly location: string;
}

/** People with unique usernames. */
export function makePeople(faker: Faker, count: number, prefix: string): Person[] {
  const texts = makeTexts(faker);
  const taken = new Set<string>();
  return Array.from({ length: count }, () => {
    const [first, last] = [faker.person.firstName(), faker.person.lastName()];
    const base = `${prefix}${first}.${last}`
      .toLowerCase()
      .replace(/[^a-z0-9._]/g, '')
      .slice(0, 25);
    let username = base;
    for (let next = 2; taken.has(username); next++) username = `${base}${next}`;
    taken.add(username);
    return {
      username,
      email: `${username}@example.com`,
      name: `${first} ${last}`,
      bio: texts.bio(),
      location: faker.location.city(),
    };
  });
}
