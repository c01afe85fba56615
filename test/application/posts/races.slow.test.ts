import { describe, expect, test } from 'vitest';
import { reactionKinds } from '../../../src/domain/kernel/reaction-kinds.ts';
import { compactCounters } from '../../../src/infrastructure/kernel/counters/counters.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { moderation } from '../../kit/moderation.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases } from '../../kit/world.ts';

const reactions = sql<{ subjectId: string }, { kind: string; n: number }>(
  'select kind, count(*) as n from reactions where subject_id = :subjectId group by kind',
);
const remains = sql<{ postId: string }, { n: number }>(`
  select (select count(*) from comments where post_id = :postId) + (select count(*) from reactions where subject_id = :postId)
    + (select count(*) from post_views where post_id = :postId) + (select count(*) from tallies where subject_id = :postId)
    + (select count(*) from tally_changes where subject_id = :postId) as n`);
const commentRows = sql<{ postId: string }, { n: number }>(
  'select count(*) as n from comments where post_id = :postId',
);
const shownRows = sql<{ postId: string }, { n: number }>(`
  select count(*) as n from comments c left join comments p on p.id = c.parent_id
  where c.post_id = :postId and c.removal is null and p.removal is null`);

describe.each(databases)('20 concurrent calls, on %s', (kind) => {
  async function start() {
    const race = await startRace(kind);
    const { world } = race;
    const ann = await world.person('ann');
    const readers = await Promise.all(Array.from({ length: 20 }, (_, i) => world.person(`reader${i}`)));
    const { id: postId } = await world.call('posts.create-post', { text: 'hello' }, ann.actor);
    const post = () => world.call('posts.get-post', { postId }, ann.actor);
    /** Expects the shown reactions to equal the stored rows, before and after compaction. */
    async function reactionsAgree(): Promise<void> {
      const rows = await world.database.rows(reactions, { subjectId: postId });
      const recount = Object.fromEntries(
        reactionKinds.map((one) => [one, rows.find(({ kind }) => kind === one)?.n ?? 0]),
      );
      expect((await post()).reactions).toEqual(recount);
      while (await compactCounters(world.database, world.core.get(SqlUnitOfWork)));
      expect((await post()).reactions).toEqual(recount);
    }
    return { ...race, ann, readers, postId, post, reactionsAgree };
  }

  test('20 people reacting count as 20', async () => {
    const { readers, postId, run, post, reactionsAgree } = await start();
    const outcomes = await run((world, i) =>
      world.call('posts.react-to-post', { postId, kind: 'like' }, readers[i]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect((await post()).reactions.like).toBe(20);
    await reactionsAgree();
  });

  test('one person reacting 20 times counts once', async () => {
    const { readers, postId, run, post, reactionsAgree } = await start();
    const outcomes = await run((world) =>
      world.call('posts.react-to-post', { postId, kind: 'love' }, readers[0]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect((await post()).reactions.love).toBe(1);
    await reactionsAgree();
  });

  test('reacting, changing and taking back at once leaves counts equal to the row', async () => {
    const { readers, postId, run, reactionsAgree } = await start();
    for (let round = 0; round < 5; round++) {
      const outcomes = await run((world, i) =>
        i % 5 === 4
          ? world.call('posts.unreact-to-post', { postId }, readers[0]!.actor)
          : world.call(
              'posts.react-to-post',
              { postId, kind: reactionKinds[(i + round) % 6]! },
              readers[0]!.actor,
            ),
      );
      expect(countOutcomes(outcomes)).toEqual({ done: 20 });
      await reactionsAgree();
    }
  });

  test('a view counts once per viewer and day', async () => {
    const { world, readers, postId, run, post } = await start();
    const look = () => run((world, i) => world.call('posts.count-view', { postId }, readers[i % 2]!.actor));
    expect(countOutcomes(await look())).toEqual({ done: 20 });
    expect((await post()).views).toBe(2);
    world.clock.at += 24 * 3_600_000;
    await run(() => world.call('posts.count-view', { postId }, readers[0]!.actor));
    expect((await post()).views).toBe(3);
  });

  test('every comment is kept and counted', async () => {
    const { world, readers, postId, run, post } = await start();
    const outcomes = await run((world, i) =>
      world.call('posts.add-comment', { postId, text: `${i}` }, readers[i]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect((await post()).commentCount).toBe(20);
    expect(await world.database.row(commentRows, { postId })).toEqual({ n: 20 });
  });

  test('replies to a comment during its deletion are deleted with it, and the count is exact', async () => {
    const { world, ann, readers, postId, run, post } = await start();
    for (let round = 0; round < 3; round++) {
      const { id: commentId } = await world.call('posts.add-comment', { postId, text: 'hi' }, ann.actor);
      const outcomes = await run((world, i) =>
        i === 8
          ? world.call('posts.delete-comment', { commentId }, ann.actor)
          : world.call('posts.add-comment', { postId, parentId: commentId, text: `${i}` }, readers[i]!.actor),
      );
      expect(outcomes.filter((one) => !['done', 'posts.comment-not-found'].includes(one))).toEqual([]);
      await world.settled();
      const rows = (await world.database.row(commentRows, { postId }))!.n;
      expect([rows, (await post()).commentCount]).toEqual([0, 0]);
    }
  });

  test('replies while their comment is removed and restored leave the count equal to what is shown', async () => {
    const { world, ann, readers, postId, run, post } = await start();
    const { id } = await world.call('posts.add-comment', { postId, text: 'hi' }, ann.actor);
    const moderator = moderation(world);
    const sent: string[] = [];
    for (let round = 0; round < 4; round++) {
      const outcomes = await run(async (world, i) => {
        if (i === 4) return moderator.remove({ kind: 'comment', id });
        if (i === 12 && round % 2 === 0) return moderator.restore({ kind: 'comment', id });
        if (i % 4 === 3 && sent[i])
          return world.call('posts.delete-comment', { commentId: sent[i] }, readers[i]!.actor);
        const reply = await world.call(
          'posts.add-comment',
          { postId, parentId: id, text: `${i}` },
          readers[i]!.actor,
        );
        sent[i] = reply.id;
        return reply;
      });
      expect(outcomes.filter((one) => !['done', 'posts.comment-not-found'].includes(one))).toEqual([]);
      await world.settled();
      const { n } = (await world.database.row(shownRows, { postId }))!;
      expect((await post()).commentCount).toBe(n);
      await moderator.restore({ kind: 'comment', id });
      const { n: all } = (await world.database.row(commentRows, { postId }))!;
      expect((await post()).commentCount).toBe(all);
    }
  });

  test('a comment is deleted once', async () => {
    const { world, ann, postId, run, post } = await start();
    const { id: commentId } = await world.call('posts.add-comment', { postId, text: 'hi' }, ann.actor);
    const outcomes = await run((world) => world.call('posts.delete-comment', { commentId }, ann.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'posts.comment-not-found': 19 });
    expect((await post()).commentCount).toBe(0);
  });

  test('a post deleted while people comment, react and view leaves nothing behind', async () => {
    for (let round = 0; round < 3; round++) {
      const { world, ann, readers, postId, run } = await start();
      const outcomes = await run((world, i) => {
        const { actor } = readers[i]!;
        if (i === 9) return world.call('posts.delete-post', { postId }, ann.actor);
        if (i % 3 === 0) return world.call('posts.react-to-post', { postId, kind: 'wow' }, actor);
        if (i % 3 === 1) return world.call('posts.add-comment', { postId, text: 'hi' }, actor);
        return world.call('posts.count-view', { postId }, actor);
      });
      expect(
        outcomes.filter((one) => !['done', 'posts.post-not-found', 'posts.comment-not-found'].includes(one)),
      ).toEqual([]);
      await world.settled();
      expect(await world.database.row(remains, { postId })).toEqual({ n: 0 });
      const mine = await world.call('identity.get-user', { userId: ann.id }, ann.actor);
      expect(mine.counts.posts).toBe(0);
    }
  });

  test('a post is deleted once', async () => {
    const { world, ann, postId, run } = await start();
    const outcomes = await run((world) => world.call('posts.delete-post', { postId }, ann.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'posts.post-not-found': 19 });
    const mine = await world.call('identity.get-user', { userId: ann.id }, ann.actor);
    expect(mine.counts.posts).toBe(0);
  });

  test('concurrent edits of text and visibility are both kept', async () => {
    const { ann, postId, run, post } = await start();
    const outcomes = await run((world, i) =>
      world.call(
        'posts.update-post',
        { postId, ...(i % 4 < 2 ? { text: 'new' } : { visibility: 'friends' }) },
        ann.actor,
      ),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect(await post()).toMatchObject({ text: 'new', visibility: 'friends' });
  });
});
