import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);

describe.each(everywhere)('posts over $wire on $kind', ({ kind, wire }) => {
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

  const readers = async (postId: string) => {
    const seen = [];
    for (const one of [ann, friend, fan, other])
      if ((await one.call('posts.get-post', { postId })).ok) seen.push(one.name);
    return seen;
  };

  test('are visible only to the audience of their visibility', async () => {
    const audiences = {
      public: ['ann', 'friend', 'fan', 'other'],
      followers: ['ann', 'friend', 'fan'],
      friends: ['ann', 'friend'],
      private: ['ann'],
    } as const;
    const made = new Map<string, string>();
    for (const visibility of ['public', 'followers', 'friends', 'private'] as const) {
      const post = await ann.does('posts.create-post', { text: `for ${visibility}`, visibility });
      expect(post).toMatchObject({ visibility, author: { id: ann.id }, myReaction: null });
      expect(await readers(post.id)).toEqual(audiences[visibility]);
      made.set(post.id, visibility);
    }
    for (const one of [ann, friend, fan, other]) {
      const listed = ids(await one.does('posts.list-posts', { userId: ann.id }));
      const meant = [...made].filter(([, visibility]) =>
        (audiences[visibility as 'public'] as readonly string[]).includes(one.name),
      );
      expect([one.name, listed.filter((id) => made.has(id))]).toEqual([
        one.name,
        meant.map(([id]) => id).reverse(),
      ]);
    }
  });

  test('can be edited and deleted only by their author, with effect at once', async () => {
    const post = await ann.does('posts.create-post', { text: 'first' });
    const edited = await ann.does('posts.update-post', { postId: post.id, text: 'second' });
    expect(edited).toMatchObject({ text: 'second', visibility: 'public' });
    expect(edited.editedAt).not.toBeNull();
    expect(await fan.refused('posts.update-post', { postId: post.id, text: 'third' })).toBe(
      '403 posts.not-the-author',
    );
    expect(await fan.refused('posts.delete-post', { postId: post.id })).toBe('403 posts.not-the-author');
    await ann.does('posts.update-post', { postId: post.id, visibility: 'friends' });
    expect(await readers(post.id)).toEqual(['ann', 'friend']);
    expect(await fan.refused('posts.update-post', { postId: post.id, text: 'x' })).toBe(
      '404 posts.post-not-found',
    );
    await ann.does('posts.delete-post', { postId: post.id });
    expect(await readers(post.id)).toEqual([]);
    expect(await ann.refused('posts.delete-post', { postId: post.id })).toBe('404 posts.post-not-found');
  });

  test('show the people mentioned in them', async () => {
    const text = `with @${fan.username.toUpperCase()}, @nobody_at_all and mail@${other.username}`;
    const post = await ann.does('posts.create-post', { text });
    expect(ids({ items: post.mentions })).toEqual([fan.id]);
  });

  test('are listed newest first in stable pages while more are written', async () => {
    const writer = await service.person('writer', wire);
    const written: string[] = [];
    const write = async (text: string) => (await writer.does('posts.create-post', { text })).id;
    for (let i = 0; i < 5; i++) written.unshift(await write(`number ${i}`));
    const first = await fan.does('posts.list-posts', { userId: writer.id, limit: 2 });
    await write('late');
    await writer.does('posts.delete-post', { postId: written[2]! });
    const rest = await fan.does('posts.list-posts', {
      userId: writer.id,
      limit: 100,
      cursor: first.nextCursor!,
    });
    expect([...ids(first), ...ids(rest)]).toEqual(written.filter((_, index) => index !== 2));
    expect(rest.nextCursor).toBeNull();
  });

  test('are refused when invalid, with a pointer to the field', async () => {
    expect(await ann.refused('posts.create-post', { text: '   ' })).toBe('422 request.invalid-fields /text');
    expect(await ann.refused('posts.create-post', { text: 'x'.repeat(5001) })).toBe(
      '422 request.invalid-fields /text',
    );
    expect(
      await ann.refused('posts.create-post', { text: 'x', views: 7, 'a/b': 1 } as { text: string }),
    ).toBe('422 request.invalid-fields /views /a~1b');
    for (const text of ['a\u0000b', '\ud800', 'x\u007f'])
      expect(await ann.refused('posts.create-post', { text })).toBe('422 request.invalid-fields /text');
    expect(await ann.refused('posts.get-post', { postId: 'x' })).toBe('422 request.invalid-fields /postId');
    const { text } = await ann.does('posts.create-post', { text: '  👗 ñ <b>"\'; drop table posts;--  ' });
    expect(text).toBe('👗 ñ <b>"\'; drop table posts;--');
  });
});
