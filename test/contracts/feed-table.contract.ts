import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostId } from '../../src/application/feed/ports.ts';
import type { Visibility } from '../../src/domain/access/policy.ts';
import { Account } from '../../src/domain/identity/account.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { Post } from '../../src/domain/posts/post.ts';
import { activeMs } from '../../src/infrastructure/feed/owners.ts';
import { PulledAuthors } from '../../src/infrastructure/feed/pulled-authors.ts';
import { SqlFeedTable } from '../../src/infrastructure/feed/sql/feed-table.ts';
import { backfill, cap, FeedUpkeep } from '../../src/infrastructure/feed/upkeep.ts';
import { AccountSchema } from '../../src/infrastructure/identity/identity.schema.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { PostSchema } from '../../src/infrastructure/posts/posts.schema.ts';
import type { Kernel } from '../kit/kernel.ts';

type Pair = { aId: string; bId: string };
const follow = sql<{ pairs: (Pair & { accepted: number; at: number })[] }>(
  'insert into follows (follower_id, followee_id, accepted, created_at) values :pairs*(aId, bId, accepted, at)',
);
const unfollow = sql<Pair>('delete from follows where follower_id = :aId and followee_id = :bId');
const befriend = sql<{ pairs: (Pair & { at: number })[] }>(
  'insert into friends (user_id, friend_id, since) values :pairs*(aId, bId, at)',
);
const mute = sql<Pair>('insert into mutes (muter_id, muted_id, created_at) values (:aId, :bId, 0)');
const block = sql<Pair>('insert into blocks (blocker_id, blocked_id, created_at) values (:aId, :bId, 0)');
const seen = sql<{ ownerId: string; at: number }>(
  'update feed_owners set seen_at = :at where owner_id = :ownerId',
);
const owners = sql<{ rows: { ownerId: string; at: number }[] }>(
  'insert into feed_owners (owner_id, seen_at) values :rows*(ownerId, at)',
);
const entries = sql<{ rows: { ownerId: string; postId: string; authorId: string }[] }>(
  'insert into feed_entries (owner_id, post_id, author_id) values :rows*(ownerId, postId, authorId)',
);
const held = sql<{ ownerId: string }, { postId: PostId }>(
  'select post_id as postId from feed_entries where owner_id = :ownerId order by post_id',
);
const holders = sql<{ postId: string }, { ownerId: UserId }>(
  'select owner_id as ownerId from feed_entries where post_id = :postId order by owner_id',
);
const hide = sql<{ id: string; visibility: string }>(
  'update posts set visibility = :visibility where id = :id',
);
const remove = sql<{ id: string }>('delete from posts where id = :id');
const pulled = sql<{ authorId: string }, { since: number }>(
  'select since from feed_pulled_authors where author_id = :authorId',
);
const popularity = sql<{ subjectId: string; n: number }>(
  (d) =>
    `insert into tallies (subject_id, followers) values (:subjectId, :n) ${d.upsert('subject_id', 'followers = new.followers')}`,
);

const threshold = 10;

/** Home feeds as tables of post ids: filled, emptied and repaired in steps that may be repeated. */
export function feedTableContract(open: () => Promise<Kernel>): void {
  describe('FeedTable', () => {
    let kernel: Kernel;
    let feeds: SqlFeedTable;
    let upkeep: FeedUpkeep;
    beforeEach(async () => {
      kernel = await open();
      kernel.serve([]);
      const { database, clock, unitOfWork } = kernel;
      feeds = new SqlFeedTable(database, new PulledAuthors(database, clock, threshold), clock);
      upkeep = new FeedUpkeep(database, unitOfWork);
    });
    afterEach(() => kernel.close());

    const write: Kernel['database']['enqueue'] = (statement, params) =>
      kernel.database.enqueue(statement, params);
    const run = (work: () => unknown) => kernel.unitOfWork.run(async () => void (await work()));
    async function person(): Promise<UserId> {
      const id = kernel.ids.next<UserId>();
      const username = id.slice(-20);
      await run(() => {
        const account = Account.register({
          id,
          username,
          email: username,
          name: '',
          passwordHash: '',
          now: 0,
        });
        kernel.aggregates.add(AccountSchema, account);
        feeds.open(id, kernel.clock.now());
      });
      return id;
    }
    async function post(authorId: UserId, visibility: Visibility = 'public'): Promise<PostId> {
      const id = kernel.ids.next<PostId>();
      await run(() => {
        const draft = { id, authorId, text: '', visibility, mentionIds: [], at: 0 };
        kernel.aggregates.add(PostSchema, Post.publish(draft));
        feeds.addOwn(authorId, id);
      });
      return id;
    }
    const follows = (aId: UserId, bId: UserId, accepted = 1) =>
      run(() => write(follow, { pairs: [{ aId, bId, accepted, at: 0 }] }));
    const friends = (aId: UserId, bId: UserId) =>
      run(() =>
        write(befriend, {
          pairs: [
            { aId, bId, at: 0 },
            { aId: bId, bId: aId, at: 0 },
          ],
        }),
      );
    /** Runs all steps, each in its own transaction; answers where each began. */
    async function steps(step: (from: string | undefined) => Promise<string | undefined>) {
      const cursors: (string | undefined)[] = [];
      let from: string | undefined;
      do {
        cursors.push(from);
        from = await kernel.unitOfWork.run(() => step(from));
      } while (from !== undefined);
      return cursors;
    }
    const push = (postId: PostId) => steps((from) => feeds.push(postId, from));
    /** As the fan-out does: together with others, if the audience is small. */
    const pushTogether = async (postId: PostId) => {
      const left = await kernel.unitOfWork.transact(() => feeds.pushSmall([postId]));
      if (left.has(postId)) await push(postId);
    };
    const ways = [
      ['in steps', push],
      ['together', pushTogether],
    ] as const;
    const retract = (postId: PostId, authorId: UserId) =>
      steps((from) => feeds.retract(postId, authorId, from));
    const resync = (ownerId: UserId, authorId: UserId) => run(() => feeds.resync([{ ownerId, authorId }]));
    const feedOf = async (ownerId: UserId) =>
      (await kernel.database.rows(held, { ownerId })).map(({ postId }) => postId);
    const holdersOf = async (postId: PostId) =>
      (await kernel.database.rows(holders, { postId })).map(({ ownerId }) => ownerId);
    /** Followers with feeds but without accounts, which would take too long to create. */
    async function crowd(authorId: UserId, size: number): Promise<UserId[]> {
      const ids = Array.from({ length: size }, () => kernel.ids.next<UserId>());
      for (let i = 0; i < size; i += 500)
        await run(() => {
          const some = ids.slice(i, i + 500);
          write(follow, { pairs: some.map((aId) => ({ aId, bId: authorId, accepted: 1, at: 0 })) });
          write(owners, { rows: some.map((ownerId) => ({ ownerId, at: kernel.clock.now() })) });
        });
      return ids;
    }

    test.each(ways)(
      'a public post reaches author, followers and friends, except pending, muting and inactive ones, %s',
      async (_, pushBy) => {
        const [author, follower, friend, waiting, muter, away, stranger] = (await Promise.all(
          Array.from({ length: 7 }, person),
        )) as UserId[] & [UserId, UserId, UserId, UserId, UserId, UserId, UserId];
        await follows(follower, author);
        await follows(muter, author);
        await follows(away, author);
        await follows(waiting, author, 0);
        await friends(friend, author);
        await run(() => write(mute, { aId: muter, bId: author }));
        await run(() => write(seen, { ownerId: away, at: kernel.clock.now() - activeMs - 1 }));
        const id = await post(author);
        await pushBy(id);
        expect(await holdersOf(id)).toEqual([author, follower, friend].sort());
        expect(await feedOf(stranger)).toEqual([]);
      },
    );

    const reached = [
      ['public', ['author', 'both', 'follower', 'friend']],
      ['followers', ['author', 'both', 'follower', 'friend']],
      ['friends', ['author', 'both', 'friend']],
      ['private', ['author']],
    ] as const;
    test.each(ways.flatMap(([way, pushBy]) => reached.map((one) => [...one, way, pushBy] as const)))(
      'a post that is %s reaches %j, %s',
      async (visibility, expected, _, pushBy) => {
        const ids = {
          author: await person(),
          follower: await person(),
          friend: await person(),
          both: await person(),
        };
        await follows(ids.follower, ids.author);
        await follows(ids.both, ids.author);
        await friends(ids.friend, ids.author);
        await friends(ids.both, ids.author);
        const id = await post(ids.author, visibility);
        await pushBy(id);
        const got = await holdersOf(id);
        expect(
          Object.entries(ids)
            .filter(([, one]) => got.includes(one))
            .map(([name]) => name)
            .sort(),
        ).toEqual(expected);
      },
    );

    test('posts with large audiences are left out of those that are pushed together', async () => {
      const [small, large, follower] = [await person(), await person(), await person()];
      for (const author of [small, large]) await follows(follower, author);
      await run(() => write(popularity, { subjectId: large, n: kernel.database.dialect.chunk + 1 }));
      const ids = [await post(small), await post(large)] as const;
      expect(await kernel.unitOfWork.transact(() => feeds.pushSmall(ids))).toEqual(new Set([ids[1]]));
      expect(await feedOf(follower)).toEqual([ids[0]]);
    });

    test('a large audience is served in chunks; repeating a chunk changes nothing', async () => {
      const author = await person();
      const chunk = kernel.database.dialect.chunk;
      const ids = await crowd(author, chunk * 2 + 10);
      const id = await post(author);
      const cursors = await push(id);
      expect(cursors).toEqual([
        undefined,
        `followers ${ids.sort()[chunk - 1]}`,
        `followers ${ids[2 * chunk - 1]}`,
      ]);
      const all = await holdersOf(id);
      expect(all).toHaveLength(chunk * 2 + 11);
      for (const from of cursors) await run(() => feeds.push(id, from));
      await push(id);
      expect(await holdersOf(id)).toEqual(all);
      await retract(id, author);
      expect(await holdersOf(id)).toEqual([author]);
      await run(() => write(remove, { id }));
      await retract(id, author);
      expect(await holdersOf(id)).toEqual([]);
    });

    test.each(ways)('a deleted or private post is pushed to nobody, %s', async (_, pushBy) => {
      const [author, follower] = [await person(), await person()];
      await follows(follower, author);
      const [gone, hidden] = [await post(author), await post(author)];
      await run(() => write(remove, { id: gone }));
      await run(() => write(hide, { id: hidden, visibility: 'private' }));
      await pushBy(gone);
      await pushBy(hidden);
      expect(await feedOf(follower)).toEqual([]);
    });

    test('a resync adds what the relation allows and removes the rest', async () => {
      const [owner, author] = [await person(), await person()];
      const open = await post(author);
      const close = await post(author, 'friends');
      const own = await post(author, 'private');
      await resync(owner, author);
      expect(await feedOf(owner)).toEqual([]);
      await follows(owner, author);
      await resync(owner, author);
      expect(await feedOf(owner)).toEqual([open]);
      await friends(owner, author);
      await resync(owner, author);
      await resync(owner, author);
      expect(await feedOf(owner)).toEqual([open, close]);
      await run(() => write(block, { aId: author, bId: owner }));
      await resync(owner, author);
      expect(await feedOf(owner)).toEqual([]);
      expect(await feedOf(author)).toEqual([open, close, own]);
    });

    test('a new follower gets only the newest posts of an author', async () => {
      const [owner, author] = [await person(), await person()];
      const posts: PostId[] = [];
      for (let i = 0; i < backfill + 5; i++) posts.push(await post(author));
      await follows(owner, author);
      await resync(owner, author);
      expect(await feedOf(owner)).toEqual(posts.slice(-backfill));
      expect(await upkeep.verify(owner)).toEqual({ missing: [], extra: [] });
    });

    test.each(ways)(
      'an author above the threshold is pulled a minute later, and pushed again below four fifths of it, %s',
      async (_, pushBy) => {
        const author = await person();
        const [follower, friend] = [await person(), await person()];
        await follows(follower, author);
        await friends(friend, author);
        const popular = (n: number) => run(() => write(popularity, { subjectId: author, n }));
        const isPulled = async () => (await kernel.database.row(pulled, { authorId: author })) !== undefined;
        const reaches = async () => {
          const id = await post(author);
          await pushBy(id);
          const got = await holdersOf(id);
          return [follower, friend].map((one) => got.includes(one));
        };

        await popular(threshold);
        expect(await reaches()).toEqual([true, true]);
        expect(await isPulled()).toBe(false);
        await popular(threshold + 1);
        // Readers may not know of the change yet.
        expect(await reaches()).toEqual([true, true]);
        expect(await isPulled()).toBe(true);
        kernel.clock.at += 60_001;
        expect(await reaches()).toEqual([false, true]);
        // Between the two thresholds nothing changes.
        await popular(threshold * 0.8);
        expect(await reaches()).toEqual([false, true]);
        const missed = await feedOf(follower);
        expect(missed).toHaveLength(2);
        await popular(threshold * 0.8 - 1);
        expect(await reaches()).toEqual([true, true]);
        expect(await isPulled()).toBe(false);
        expect(await feedOf(follower)).toEqual(await feedOf(author));
        expect(await upkeep.verify(follower)).toEqual({ missing: [], extra: [] });
      },
    );

    test('an author is pushed again to a large audience in chunks; repeating one changes nothing', async () => {
      const author = await person();
      const ids = await crowd(author, 45);
      await run(() => write(popularity, { subjectId: author, n: threshold + 1 }));
      await push(await post(author));
      kernel.clock.at += 60_001;
      const missed = await post(author);
      await push(missed);
      expect(await holdersOf(missed)).toEqual([author]);
      await run(() => write(popularity, { subjectId: author, n: 1 }));
      const back = await post(author);
      const cursors = await push(back);
      expect(cursors.filter((cursor) => cursor?.startsWith('return'))).toHaveLength(2);
      for (const from of cursors) await run(() => feeds.push(back, from));
      expect(await holdersOf(missed)).toEqual([author, ...ids].sort());
      expect(await holdersOf(back)).toEqual([author, ...ids].sort());
    });

    test('a feed is pruned to its newest 800 rows, and verifies afterwards', async () => {
      const owner = await person();
      const posts = Array.from({ length: cap + 70 }, () => kernel.ids.next<PostId>());
      const author = await person();
      await follows(owner, author);
      for (let i = 0; i < posts.length; i += 500)
        await run(() => {
          for (const id of posts.slice(i, i + 500)) {
            const draft = {
              id,
              authorId: author,
              text: '',
              visibility: 'public' as const,
              mentionIds: [],
              at: 0,
            };
            kernel.aggregates.add(PostSchema, Post.publish(draft));
          }
          const rows = posts
            .slice(i, i + 500)
            .map((postId) => ({ ownerId: owner, postId, authorId: author }));
          write(entries, { rows });
        });
      expect(await upkeep.prune(owner)).toBe(70);
      expect(await upkeep.prune(owner)).toBe(0);
      expect(await feedOf(owner)).toEqual(posts.slice(-cap));
      expect(await upkeep.verify(owner)).toEqual({ missing: [], extra: [] });
    });

    test('verify lists missing and extra rows, and a rebuild repairs them', async () => {
      const [owner, author, stranger] = [await person(), await person(), await person()];
      await follows(owner, author);
      const wanted = await post(author);
      const foreign = await post(stranger);
      const gone = kernel.ids.next<PostId>();
      await run(() =>
        write(entries, {
          rows: [
            { ownerId: owner, postId: foreign, authorId: stranger },
            { ownerId: owner, postId: gone, authorId: stranger },
          ],
        }),
      );
      const { missing, extra } = await upkeep.verify(owner);
      expect([missing, extra.sort()]).toEqual([[wanted], [foreign, gone]]);
      await upkeep.rebuild(owner);
      expect(await feedOf(owner)).toEqual([wanted]);
      expect(await upkeep.verify(owner)).toEqual({ missing: [], extra: [] });
    });

    test('a dropped feed is deleted, and nothing is pushed to it', async () => {
      const [owner, author] = [await person(), await person()];
      await follows(owner, author);
      await push(await post(author));
      await run(() => feeds.drop(owner));
      await push(await post(author));
      expect(await feedOf(owner)).toEqual([]);
      await run(() => write(unfollow, { aId: owner, bId: author }));
    });
  });
}
