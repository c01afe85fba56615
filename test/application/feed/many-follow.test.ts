import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { followers } from '../../../src/infrastructure/feed/sql/audience.ts';
import { backfill } from '../../../src/infrastructure/feed/upkeep.ts';
import { firstId, lastId, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { analyze, planOf } from '../../kit/plans.ts';
import { databases, type Person, startWorld } from '../../kit/world.ts';

const held = sql<{ ids: readonly string[]; authorId: string }, { ownerId: string; count: number }>(`
  select owner_id as ownerId, count(*) as count from feed_entries
  where owner_id in (:ids*) and author_id = :authorId group by owner_id`);
type Follow = { followeeId: string; followerId: string; accepted: number; at: number };
const addFollows = sql<{ rows: readonly Follow[] }>(`
  insert into follows (followee_id, follower_id, accepted, created_at)
  values :rows*(followeeId, followerId, accepted, at)`);

describe.each(databases)('many who follow at once, on %s', (kind) => {
  test('each get the newest posts, and those who change their minds get none', async () => {
    const world = await startWorld(kind);
    const author = await world.person('author');
    const people: Person[] = [];
    for (let n = 0; n < 40; n++) people.push(await world.person(`fan_${n}`));
    for (let n = 0; n < backfill; n++)
      await world.call('posts.create-post', { text: `look ${n}` }, author.actor);
    await world.settled();

    // The fan-outs of all of them are due together, and take more than one batch may take.
    const fickle = people.slice(0, 5);
    for (const { actor } of people) await world.call('social.follow-user', { userId: author.id }, actor);
    for (const { actor } of fickle) await world.call('social.unfollow-user', { userId: author.id }, actor);
    await world.settled();

    const ids = people.map(({ id }) => id);
    const rows = await world.database.rows(held, { ids, authorId: author.id });
    const faithful = people.filter((one) => !fickle.includes(one));
    expect(new Map(rows.map(({ ownerId, count }) => [ownerId, count]))).toEqual(
      new Map(faithful.map(({ id }) => [id, backfill])),
    );
  });

  test('a part of an audience is read without the rest of it', async () => {
    const world = await startWorld(kind, {}, { newDatabase: true });
    const author = await world.person('author');
    const rows = Array.from({ length: 20_000 }, () => ({
      ...{ followeeId: author.id, followerId: randomUUID() },
      ...{ accepted: 1, at: 1 },
    }));
    for (let from = 0; from < rows.length; from += 2_000)
      await world.unitOfWork.run(() =>
        world.database.write(addFollows, { rows: rows.slice(from, from + 2_000) }),
      );
    await analyze(kind, world, ['follows']);

    const range = { authorId: author.id, fromId: firstId };
    for (const bound of [
      followers.bounds.bind(world.database.dialect, { ...range, offset: 4_999 }),
      followers.ids.bind(world.database.dialect, { ...range, limit: 5_000 }),
    ])
      expect(await planOf(kind, world, bound)).not.toMatch(/sort|b-tree/i);

    // MySQL would look for a mute beside each follower.
    const push = followers.push.bind(world.database.dialect, {
      ...{ ...range, uptoId: lastId, postId: randomUUID(), activeSince: 0 },
    });
    expect(await planOf(kind, world, push)).not.toMatch(/dependent/i);
  });
});
