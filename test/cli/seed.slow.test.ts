import { expect, test } from 'vitest';
import { makePlan } from '../../src/cli/seed/make-plan.ts';
import { password } from '../../src/cli/seed/people/register.ts';
import { envelopeAmount } from '../../src/cli/seed/talk/talk-plan.ts';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { run } from './run.ts';

const plan = (seed: number, prefix = '') => makePlan({ people: 12, seed, prefix });

test('the same seed makes the same data, another seed other data', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(8).people).not.toEqual(plan(7).people);
});

test('a prefix changes only usernames and addresses', () => {
  const [plain, prefixed] = [plan(7), plan(7, 'b.')];
  expect(prefixed.people.map(({ username }) => username)).toEqual(
    plain.people.map(({ username }) => `b.${username}`),
  );
  expect(prefixed.follows).toEqual(plain.follows);
});

test('usernames and addresses are unique even if names repeat', () => {
  const { people } = makePlan({ people: 2_000, seed: 3, prefix: '' });
  expect(new Set(people.map(({ username }) => username)).size).toBe(2_000);
  for (const { username } of people) expect(username).toMatch(/^[a-z0-9._]{3,30}$/);
});

test('a plan for one person has no follows and no blocks', () => {
  const { people, follows, blocks } = makePlan({ people: 1, seed: 1, prefix: '' });
  expect([people.length, follows.length, blocks.length]).toEqual([1, 0, 0]);
});

test('payments stay within what people were granted, and reward what people reacted to', () => {
  const { grants, tips, transfers, requests, rooms, reactions } = makePlan({
    people: 60,
    seed: 7,
    prefix: '',
  });
  const spent = [
    ...tips.map(({ by, amount }) => ({ by, amount })),
    ...transfers.map(({ from, amount }) => ({ by: from, amount })),
    ...requests.filter(({ paid }) => paid).map(({ payer, amount }) => ({ by: payer, amount })),
    ...rooms.flatMap(({ envelope }) => (envelope ? { by: envelope.by, amount: envelopeAmount } : [])),
  ];
  for (const { to, amount: granted } of grants) {
    const own = spent.filter(({ by }) => by === to);
    expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(granted);
  }
  const reacted = new Set(reactions.map(({ post, by }) => `${post} ${by}`));
  for (const { post, by } of tips) expect(reacted).toContain(`${post} ${by}`);
  const kinds = [tips, transfers, ...[true, false].map((be) => requests.filter(({ paid }) => paid === be))];
  expect(kinds.every(({ length }) => length > 0)).toBe(true);
});

test('after seeding, people can sign in, read their feeds, see their clothes in images and pay', async () => {
  const DATA_DIR = await temporaryFolder();
  const { people, posts, rooms, directs } = makePlan({ people: 20, seed: 5, prefix: '' });
  const options = ['--people', '20', '--seed', '5', '--pictures', '2'];
  const { code, stdout } = await run('seed', options, { DATA_DIR });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Created in [\d.]+ s: 20 people, \d+ follows, \d+ friendships, 80 posts, .*, 7 rooms, 10 direct conversations, .*, 20 wallets, \d+ tips, /,
  );
  expect(stdout).toContain(people[0]!.username);
  expect(await run('wallets-verify', [], { DATA_DIR })).toMatchObject({
    code: 0,
    stdout: 'Wrong in the wallets: 0\n',
  });
  expect(await run('counts-verify', [], { DATA_DIR })).toMatchObject({
    code: 0,
    stdout: 'Counts that differ: 0\n',
  });
  expect(await run('feed-verify', [], { DATA_DIR })).toMatchObject({
    code: 0,
    stdout: 'Feeds checked: 20, rows missing: 0, extra: 0\n',
  });

  const service = await startService(
    readConfig({ DATA_DIR, PORT: '0', LOG_LEVEL: 'silent', BCRYPT_COST: '4' }),
  );
  try {
    const api = `http://127.0.0.1:${service.port}/api`;
    const signIn = await fetch(`${api}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: people[0]!.username, password }),
    });
    const { accessToken } = (await signIn.json()) as { accessToken: string };
    const list = async <T>(path: string, filter = '') => {
      const answer = await fetch(`${api}${path}?limit=100${filter}`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      return ((await answer.json()) as { items: T[] }).items;
    };
    const items = await list<{ text: string; refs: { imageUrl?: string }[] }>('/posts/feed');
    expect(items.some(({ refs }) => refs.some(({ imageUrl }) => imageUrl))).toBe(true);
    const texts = new Set(posts.map(({ text }) => text));
    for (const { text } of items) expect(texts).toContain(text);

    type Image = { url: string; width: number };
    const clothes = await list<{ images: Image[] }>('/clothing-items');
    expect(clothes.length).toBeGreaterThan(3);
    for (const { images } of clothes) expect(images).toMatchObject([{ width: 256 }]);
    const outfits = await list<{ pieces: { item: { image: Image | null } }[] }>('/outfits');
    const worn = await list<{ photo: Image | null }>('/wears');
    const pieces = outfits.flatMap(({ pieces }) => pieces.map(({ item }) => item.image!));
    const photos = worn.flatMap(({ photo }) => photo ?? []);
    expect(photos).toHaveLength(2);
    for (const { url } of [...pieces, ...photos]) {
      const { pathname } = new URL(url);
      expect((await fetch(`http://127.0.0.1:${service.port}${pathname}`)).status).toBe(200);
    }

    const entries = await list<{ kind: string }>('/wallet/entries');
    expect(entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['grant', 'transfer']));
    const asked = await list<{ splitId: string | null }>('/wallet/requests', '&direction=sent');
    expect(asked.some(({ splitId }) => splitId !== null)).toBe(true);
    expect(await list('/wallet/activity')).not.toEqual([]);

    type Card = {
      title: string | null;
      unreadCount: number;
      lastMessage: { refs: { kind: string }[] } | null;
    };
    const chats = await list<Card>('/conversations');
    expect(chats.find(({ title }) => title === 'Swap party')?.lastMessage?.refs).toMatchObject([
      { kind: 'envelope' },
    ]);
    const readBy = ({ reads }: (typeof rooms | typeof directs)[number]) => reads.find(({ by }) => by === 0);
    const mine = [
      ...rooms.filter(readBy).map((room) => ({ ...room, gifts: room.envelope ? 1 : 0 })),
      ...directs.filter(({ people }) => people.includes(0)).map((direct) => ({ ...direct, gifts: 0 })),
    ];
    expect(chats).toHaveLength(mine.length);
    const unread = mine.map((talk) => talk.messages.length - 1 - (readBy(talk)?.upTo ?? -1) + talk.gifts);
    expect(chats.map(({ unreadCount }) => unreadCount).sort()).toEqual(unread.sort());
    expect(await list('/invites')).toHaveLength(1);
    expect(await list('/friends/requests', '&direction=received')).toHaveLength(2);
    const told = await list<{ createdAt: string; read: boolean }>('/notifications');
    expect(new Set(told.map(({ createdAt }) => createdAt.slice(0, 10))).size).toBeGreaterThan(3);
    expect(new Set(told.map(({ read }) => read)).size).toBe(2);
  } finally {
    await service.stop();
  }
  const again = await run('seed', options, { DATA_DIR });
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(
    new RegExp(`^User ${people[0]!.username} exists already, so nothing was created`),
  );
  const more = await run('seed', ['--people', '3', '--seed', '5', '--prefix', 'b.'], { DATA_DIR });
  expect(more).toMatchObject({ code: 0, stderr: '' });
}, 120_000);

test('seeding is refused in production', async () => {
  const { code, stderr } = await run('seed', [], {
    NODE_ENV: 'production',
    DATA_DIR: await temporaryFolder(),
  });
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Seeding is not allowed in production\n' });
});
