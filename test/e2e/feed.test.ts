import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

describe.each(everywhere)('the home feed over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  const people = async () =>
    Promise.all(['ann', 'bob', 'cid', 'dan'].map((name) => service.person(name, wire))) as Promise<
      [Person, Person, Person, Person]
    >;
  const befriend = async (one: Person, two: Person) => {
    await one.does('social.request-friendship', { userId: two.id });
    await two.does('social.request-friendship', { userId: one.id });
  };
  const write = async (
    author: Person,
    text: string,
    visibility: 'public' | 'followers' | 'friends' = 'public',
  ) => (await author.does('posts.create-post', { text, visibility })).id;
  const home = async (reader: Person) => {
    await service.settled();
    return ids(await reader.does('feed.read-home', { limit: 100 }));
  };

  test('has posts by people you follow, friends and yourself, newest first', async () => {
    const [ann, bob, cid, dan] = await people();
    await ann.does('social.follow-user', { userId: bob.id });
    await befriend(ann, cid);
    const own = await write(ann, 'mine');
    expect(ids(await ann.does('feed.read-home', {}))).toEqual([own]);
    const followed = await write(bob, 'followed');
    await write(bob, 'not for followers', 'friends');
    const friends = await write(cid, 'between friends', 'friends');
    await write(dan, 'a stranger');
    expect(await home(ann)).toEqual([friends, followed, own]);
    const [post] = (await ann.does('feed.read-home', { limit: 1 })).items;
    expect(post).toMatchObject({
      id: friends,
      author: { id: cid.id, username: cid.username },
      commentCount: 0,
    });
  });

  test('fills when you follow or befriend someone, and empties at once when you stop', async () => {
    const [ann, bob, cid, dan] = await people();
    const old = [await write(bob, 'old'), await write(cid, 'older', 'friends'), await write(dan, 'oldest')];
    expect(await home(ann)).toEqual([]);
    await ann.does('social.follow-user', { userId: bob.id });
    await befriend(ann, cid);
    await ann.does('social.follow-user', { userId: dan.id });
    expect(await home(ann)).toEqual(old.toReversed());
    // No wait for the projections: these changes take effect with the answer.
    const now = async () => ids(await ann.does('feed.read-home', {}));
    await ann.does('social.unfollow-user', { userId: bob.id });
    expect(await now()).toEqual([old[2], old[1]]);
    await cid.does('social.unfriend', { userId: ann.id });
    expect(await now()).toEqual([old[2]]);
    await dan.does('social.block-user', { userId: ann.id });
    expect(await now()).toEqual([]);
  });

  test('drops a deleted post at once, and applies changes of visibility', async () => {
    const [ann, bob] = await people();
    await ann.does('social.follow-user', { userId: bob.id });
    const [gone, changed] = [await write(bob, 'one'), await write(bob, 'two')];
    expect(await home(ann)).toEqual([changed, gone]);
    const now = async () => ids(await ann.does('feed.read-home', {}));
    await bob.does('posts.delete-post', { postId: gone });
    expect(await now()).toEqual([changed]);
    await bob.does('posts.update-post', { postId: changed, visibility: 'friends' });
    expect(await now()).toEqual([]);
    await bob.does('posts.update-post', { postId: changed, visibility: 'followers' });
    expect(await home(ann)).toEqual([changed]);
  });

  test('has pages that neither repeat nor skip posts while new ones arrive', async () => {
    const [ann, bob, cid] = await people();
    await ann.does('social.follow-user', { userId: bob.id });
    await ann.does('social.follow-user', { userId: cid.id });
    const written: string[] = [];
    for (let i = 0; i < 9; i++) written.unshift(await write(i % 2 ? bob : cid, `number ${i}`));
    await service.settled();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ann.does('feed.read-home', { limit: 2, ...(cursor !== undefined && { cursor }) });
      seen.push(...ids(page));
      cursor = page.nextCursor ?? undefined;
      await write(bob, 'meanwhile');
      await service.settled();
    } while (cursor !== undefined);
    expect(seen).toEqual(written);
    expect((await home(ann)).length).toBe(9 + Math.ceil(9 / 2));
  });

  test('has no posts by strangers: explore shows those, and suggests people', async () => {
    const [ann, bob, cid, dan] = await people();
    await befriend(ann, bob);
    await befriend(bob, cid);
    const near = await write(cid, 'from near');
    const hidden = await write(cid, 'for friends', 'friends');
    const blocked = await write(dan, 'blocked');
    for (const reader of [bob, cid]) await reader.does('posts.react-to-post', { postId: near, kind: 'love' });
    await dan.does('social.block-user', { userId: ann.id });
    await service.settled();
    const { posts, users } = await ann.does('feed.explore', { limit: 100 });
    expect(ids(posts)).toContain(near);
    expect(ids(posts)).not.toContain(hidden);
    expect(ids(posts)).not.toContain(blocked);
    expect(users.map(({ id }) => id)).toContain(cid.id);
    for (const unwanted of [ann.id, bob.id, dan.id])
      expect(users.map(({ id }) => id)).not.toContain(unwanted);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ann.does('feed.explore', { limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...ids(page.posts));
      cursor = page.posts.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
