import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);
const none = { like: 0, love: 0, happy: 0, wow: 0, sad: 0, angry: 0 };

describe.each(everywhere)('comments, reactions and views over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let ann: Person;
  let fan: Person;
  let friend: Person;
  let other: Person;
  beforeAll(async () => {
    service = await startTestService(kind);
    ann = await service.person('ann', wire);
    fan = await service.person('fan', wire);
    friend = await service.person('friend', wire);
    other = await service.person('other', wire);
    await fan.does('social.follow-user', { userId: ann.id });
    const { id } = await friend.does('social.request-friendship', { userId: ann.id });
    await ann.does('social.answer-friend-request', { requestId: id, accept: true });
  });
  afterAll(() => service.stop());

  test('comments have at most two levels', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'talk to me' });
    const first = await fan.does('posts.add-comment', { postId, text: 'first' });
    const second = await friend.does('posts.add-comment', { postId, text: 'second' });
    const reply = await ann.does('posts.add-comment', { postId, text: 'thanks', parentId: first.id });
    expect(await fan.refused('posts.add-comment', { postId, text: 'deep', parentId: reply.id })).toBe(
      '422 posts.reply-too-deep',
    );
    expect(reply).toMatchObject({ postId, parentId: first.id, author: { id: ann.id }, replyCount: 0 });
    expect(await other.does('posts.get-post', { postId })).toMatchObject({ commentCount: 3 });
    expect(await other.does('posts.get-comment', { commentId: first.id })).toMatchObject({ replyCount: 1 });
    expect(ids(await other.does('posts.list-comments', { postId, parentId: first.id }))).toEqual([reply.id]);
    const top = ids(await other.does('posts.list-comments', { postId, limit: 100 }));
    expect(top.indexOf(first.id)).toBeLessThan(top.indexOf(second.id));

    expect(await fan.does('posts.update-comment', { commentId: first.id, text: 'first!' })).toMatchObject({
      text: 'first!',
    });
    expect(await friend.refused('posts.update-comment', { commentId: first.id, text: 'x' })).toBe(
      '403 posts.not-the-author',
    );
    expect(await friend.refused('posts.delete-comment', { commentId: first.id })).toBe(
      '403 posts.not-the-author',
    );
    await ann.does('posts.delete-comment', { commentId: first.id });
    expect(await other.refused('posts.get-comment', { commentId: reply.id })).toBe(
      '404 posts.comment-not-found',
    );
    expect(await other.does('posts.get-post', { postId })).toMatchObject({ commentCount: 1 });
  });

  test('comments are hidden with their post', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'ours', visibility: 'friends' });
    const { id: commentId } = await friend.does('posts.add-comment', { postId, text: 'only us' });
    expect(await fan.refused('posts.get-comment', { commentId })).toBe('404 posts.comment-not-found');
    expect(await fan.refused('posts.list-comments', { postId })).toBe('404 posts.post-not-found');
    expect(await fan.refused('posts.react-to-comment', { commentId, kind: 'like' })).toBe(
      '404 posts.comment-not-found',
    );
    const of = async (viewer: Person) => {
      const path = `/api/users/${friend.id}/comments`;
      return ids((await service.request('GET', path, { token: viewer.accessToken })).body);
    };
    expect(await of(ann)).toContain(commentId);
    expect(await of(fan)).not.toContain(commentId);
  });

  test('reactions count exactly and at once, one per person', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'like me' });
    const { id: commentId } = await ann.does('posts.add-comment', { postId, text: 'me too' });
    expect(await fan.does('posts.react-to-post', { postId, kind: 'like' })).toEqual({
      reactions: { ...none, like: 1 },
      myReaction: 'like',
    });
    await friend.does('posts.react-to-post', { postId, kind: 'like' });
    await fan.does('posts.react-to-post', { postId, kind: 'wow' });
    await fan.does('posts.react-to-post', { postId, kind: 'wow' });
    expect(await fan.does('posts.get-post', { postId })).toMatchObject({
      reactions: { ...none, like: 1, wow: 1 },
      myReaction: 'wow',
    });
    const { items } = await other.does('posts.list-post-reactions', { postId });
    expect(items.map(({ user, kind: with_ }) => [user.id, with_]).sort()).toEqual(
      [
        [fan.id, 'wow'],
        [friend.id, 'like'],
      ].sort(),
    );
    expect(await friend.does('posts.unreact-to-post', { postId })).toEqual({
      reactions: { ...none, wow: 1 },
      myReaction: null,
    });
    await fan.does('posts.react-to-comment', { commentId, kind: 'sad' });
    expect(await ann.does('posts.get-comment', { commentId })).toMatchObject({
      reactions: { ...none, sad: 1 },
      myReaction: null,
    });
    expect((await ann.does('posts.list-comment-reactions', { commentId })).items).toHaveLength(1);
    await fan.does('posts.unreact-to-comment', { commentId });
    expect((await ann.does('posts.get-comment', { commentId })).reactions).toEqual(none);
    expect(await fan.refused('posts.react-to-post', { postId, kind: 'meh' as 'like' })).toBe(
      '422 request.invalid-fields /kind',
    );
  });

  test('concurrent reactions are all counted', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'all at once' });
    const everyone = [ann, fan, friend, other];
    await Promise.all(
      everyone.flatMap((one) => [
        one.call('posts.react-to-post', { postId, kind: 'like' }),
        one.call('posts.react-to-post', { postId, kind: 'like' }),
      ]),
    );
    expect((await ann.does('posts.get-post', { postId })).reactions).toEqual({ ...none, like: 4 });
  });

  test('a view counts once per person and day, and an author’s own never counts', async () => {
    const { id: postId } = await ann.does('posts.create-post', { text: 'look' });
    for (const one of [ann, fan, fan, friend]) await one.does('posts.count-view', { postId });
    expect((await ann.does('posts.get-post', { postId })).views).toBe(2);
  });
});
