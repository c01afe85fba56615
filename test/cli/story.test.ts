import { expect, test } from 'vitest';
import { makePlan } from '../../src/cli/seed/make-plan.ts';
import { directScripts } from '../../src/cli/seed/talk/directs.ts';
import { parseTalk } from '../../src/cli/seed/talk/parse-talk.ts';
import { roomScripts } from '../../src/cli/seed/talk/rooms.ts';

const story = makePlan({ people: 40, seed: 7, prefix: '' });
const talks = [...story.rooms, ...story.directs];

test('a script gives people, texts, pauses, answers, reactions and what was written first', () => {
  expect(
    parseTalk(`
a: Which coat?
b: The red one. [was The re one.] [reply 1] [love a c] [later 90] [item]`),
  ).toEqual([
    { by: 'a', text: 'Which coat?', reactions: [] },
    {
      by: 'b',
      text: 'The red one.',
      was: 'The re one.',
      reply: 1,
      later: 90,
      shows: 'item',
      reactions: [
        { by: 'a', kind: 'love' },
        { by: 'c', kind: 'love' },
      ],
    },
  ]);
  expect(() => parseTalk('a: Hello [adore b]')).toThrow('Unknown mark: adore');
  expect(() => parseTalk('Hello')).toThrow('Not a line');
});

test('every script of a conversation can be read, and what was edited differs from what it is now', () => {
  const lines = [...directScripts, ...roomScripts.map(({ talk }) => talk)].flatMap(parseTalk);
  expect(lines.length).toBeGreaterThan(120);
  for (const { text, was } of lines) expect(was).not.toBe(text);
  for (const script of directScripts)
    expect([...new Set(parseTalk(script).map(({ by }) => by))].sort()).toEqual(['a', 'b']);
});

test('conversations go forward in time, and answer and read only what is there', () => {
  expect(talks.length).toBe(roomScripts.length + directScripts.length + 2);
  for (const { messages, reads } of talks) {
    messages.forEach(({ ago, replyTo, text }, i) => {
      expect(ago).toBeGreaterThan(0);
      expect(ago).toBeLessThan(messages[i - 1]?.ago ?? Number.POSITIVE_INFINITY);
      expect(text).not.toMatch(/[{}[\]]/);
      if (replyTo !== undefined) expect([replyTo >= 0, replyTo < i]).toEqual([true, true]);
    });
    for (const { upTo } of reads) expect([upTo >= 0, upTo < messages.length]).toEqual([true, true]);
  }
});

test('in rooms only members write, react and take gifts; in direct conversations only the two', () => {
  for (const { owner, members, invited, messages, reads, envelope } of story.rooms) {
    const inside = [owner, ...members];
    expect(new Set(inside).size).toBe(inside.length);
    for (const { by, reactions } of messages)
      for (const person of [by, ...reactions.map((one) => one.by)]) expect(inside).toContain(person);
    for (const person of [...reads.map(({ by }) => by), ...(envelope?.takers ?? [])])
      expect(inside).toContain(person);
    for (const person of invited) expect(inside).not.toContain(person);
  }
  for (const { people, messages } of story.directs)
    for (const { by } of messages) expect(people).toContain(by);
});

test('the two whom a demo signs in have unread messages, requests and invites, and are in no block', () => {
  for (const host of [0, 1]) {
    const behind = talks.filter(({ messages, reads }) =>
      reads.some(({ by, upTo }) => by === host && upTo < messages.length - 1),
    );
    expect(behind.length).toBeGreaterThan(1);
    expect(story.rooms.filter(({ invited }) => invited.includes(host))).toHaveLength(1);
    expect(story.friendRequests.some(([, to]) => to === host)).toBe(true);
    expect(story.directs.some(({ people: [, to], messages }) => to === host && messages.length === 1)).toBe(
      true,
    );
    expect(story.requests.some(({ payer, paid }) => payer === host && !paid)).toBe(true);
    expect(story.blocks.flat()).not.toContain(host);
    expect(story.occasions.filter(({ owner, inDays }) => owner === host && inDays <= 7)).toHaveLength(4);
  }
});

test('comments follow their posts, answers their comments, and tips the reactions of those who give them', () => {
  const { posts, comments, reactions, tips, wears, outfits } = story;
  for (const { post, parent, ago } of comments)
    expect(ago).toBeLessThan(parent === undefined ? posts[post]!.ago : comments[parent]!.ago);
  for (const { post, ago } of reactions) expect(ago).toBeLessThan(posts[post]!.ago);
  for (const { post, by, ago } of tips)
    expect(ago).toBeLessThan(reactions.find((one) => one.post === post && one.by === by)!.ago);
  for (const { shows, author, ago } of posts) {
    if (!shows) continue;
    const wear = shows.kind === 'wear' ? wears[shows.place]! : undefined;
    expect(outfits[wear?.outfit ?? shows.place]!.owner).toBe(author);
    if (wear) expect(ago).toBeLessThan(wear.daysAgo * 24 * 60);
  }
});

test('people have names of their own, and nobody says the same twice in a row of posts', () => {
  expect(new Set(story.people.map(({ name }) => name)).size).toBe(40);
  expect(new Set(story.people.map(({ bio }) => bio)).size).toBe(40);
  const texts = story.posts.map(({ text }) => text);
  expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.7);
});
