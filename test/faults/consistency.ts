import { expect } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { FeedUpkeep } from '../../src/infrastructure/feed/upkeep.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import type { World } from '../kit/world.ts';

type None = Record<never, never>;
const pending = sql<None, { n: number; dead: number }>(
  'select count(*) as n, sum(case when dead_at is null then 0 else 1 end) as dead from dispatches',
);
const posts = sql<None, { id: string; authorId: UserId; text: string }>(
  'select id, author_id as authorId, text from posts order by id',
);
const entries = sql<None, { ownerId: UserId; postId: string }>(
  'select owner_id as ownerId, post_id as postId from feed_entries',
);
const follows = sql<None, { followerId: UserId; followeeId: UserId }>(
  'select follower_id as followerId, followee_id as followeeId from follows where accepted = 1',
);
const owners = sql<None, { ownerId: UserId }>('select owner_id as ownerId from feed_owners');

const stored = (kind: string, column: string) =>
  `coalesce((select ${column} from tallies ty where ty.subject_id = s.id), 0)
   + coalesce((select sum(delta) from tally_changes tc where tc.subject_id = s.id and tc.kind = '${kind}'), 0)`;
const drifted = (subjects: string, kind: string, column: string, recount: string) =>
  sql<None, { id: string; shown: number; counted: number }>(`
    select * from (select s.id, ${stored(kind, column)} as shown, (${recount}) as counted from ${subjects} s) c
    where shown <> counted`);
const drifts = [
  drifted('posts', 'comments', 'comments', 'select count(*) from comments c where c.post_id = s.id'),
  drifted(
    'posts',
    'like',
    'likes',
    "select count(*) from reactions r where r.subject_id = s.id and r.kind = 'like'",
  ),
  drifted('accounts', 'posts', 'posts', 'select count(*) from posts p where p.author_id = s.id'),
  drifted(
    'accounts',
    'followers',
    'followers',
    'select count(*) from follows f where f.followee_id = s.id and f.accepted = 1',
  ),
];

/** Waits until the outbox is empty; the service does the work. */
export const drained = (world: World): Promise<void> =>
  expect
    .poll(async () => (await world.database.row(pending, {}))!.n, { timeout: 20_000, interval: 50 })
    .toBe(0);

/** Expects every post in every feed that it belongs to, and every count to equal a recount. */
export async function expectConsistency(
  world: World,
): Promise<{ id: string; authorId: UserId; text: string }[]> {
  const { database } = world;
  expect((await database.row(pending, {}))!.n).toBe(0);
  const written = await database.rows(posts, {});
  const held = new Set(
    (await database.rows(entries, {})).map(({ ownerId, postId }) => `${ownerId} ${postId}`),
  );
  const edges = await database.rows(follows, {});
  const wanted = written.flatMap(({ id, authorId }) => [
    `${authorId} ${id}`,
    ...edges
      .filter(({ followeeId }) => followeeId === authorId)
      .map(({ followerId }) => `${followerId} ${id}`),
  ]);
  expect(wanted.filter((one) => !held.has(one))).toEqual([]);
  expect(held.size).toBe(wanted.length);
  const upkeep = world.core.get(FeedUpkeep);
  for (const { ownerId } of await database.rows(owners, {}))
    expect(await upkeep.verify(ownerId)).toEqual({ missing: [], extra: [] });
  for (const drift of drifts) expect(await database.rows(drift, {})).toEqual([]);
  return written;
}
