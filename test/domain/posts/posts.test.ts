import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { mentionedIn } from '../../../src/domain/kernel/mentions.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Comment, type CommentId } from '../../../src/domain/posts/comment.ts';
import { NothingSaid, NotTheAuthor, ReplyTooDeep } from '../../../src/domain/posts/errors.ts';
import { Post, type PostId } from '../../../src/domain/posts/post.ts';

const [ann, bob, cat] = ['1', '2', '3'] as UserId[] as [UserId, UserId, UserId];
const postId = 'p' as PostId;
const happened = (aggregate: object) => takeEvents(aggregate).map(({ name }) => name.replace('posts.', ''));

const said = (text: string) => ({ text: { text, mentionIds: [] } });

describe('Post', () => {
  const published = () => {
    const post = Post.publish({
      id: postId,
      authorId: ann,
      text: 'one',
      visibility: 'public',
      mentionIds: [],
      at: 1,
    });
    takeEvents(post);
    return post;
  };
  const text = (words: string) => ({ text: { text: words, mentionIds: [] } });

  test('publishing it is a fact, and another when it mentions somebody', () => {
    const draft = { id: postId, authorId: ann, text: '', visibility: 'private', at: 1 } as const;
    const event = { name: 'posts.post-published', data: { postId, authorId: ann } };
    expect(takeEvents(Post.publish({ ...draft, mentionIds: [] }))).toMatchObject([event]);
    expect(takeEvents(Post.publish({ ...draft, mentionIds: [bob] }))).toMatchObject([
      event,
      { name: 'posts.post-addressed', data: { postId, authorId: ann, mentionIds: [bob] } },
    ]);
  });

  test('each change that is one is a fact of its own', () => {
    const post = published();
    post.edit(ann, { ...text('two'), visibility: 'friends' }, 2);
    expect(happened(post)).toEqual(['post-edited', 'post-visibility-changed']);
    post.edit(ann, { visibility: 'private' }, 3);
    expect(happened(post)).toEqual(['post-visibility-changed']);
  });

  test('what stays as it was is no change, and does not count as edited', () => {
    const post = published();
    post.edit(ann, { ...text('one'), visibility: 'public' }, 2);
    post.edit(ann, {}, 2);
    expect(happened(post)).toEqual([]);
    expect(post).toMatchObject({ editedAt: null });
  });

  test('to refer to something is enough to say, and to something else is an edit', () => {
    const post = published();
    const refs = [{ kind: 'item', id: 'i' as never }] as const;
    post.edit(ann, { ...text(''), refs }, 2);
    expect(happened(post)).toEqual(['post-edited']);
    post.edit(ann, { refs: [...refs] }, 3);
    expect(happened(post)).toEqual([]);
    expect(() => post.edit(ann, { refs: [] }, 4)).toThrow(NothingSaid);
  });

  test('only its author edits or deletes it', () => {
    const post = published();
    expect(() => post.edit(bob, text('two'), 2)).toThrow(NotTheAuthor);
    expect(() => post.delete(bob)).toThrow(NotTheAuthor);
    expect(happened(post)).toEqual([]);
    post.delete(ann);
    expect(happened(post)).toEqual(['post-deleted']);
  });

  test('that it is gone is told with who could see it', () => {
    const post = published();
    post.edit(ann, { visibility: 'friends' }, 2);
    takeEvents(post);
    post.delete(ann);
    expect(takeEvents(post)).toMatchObject([{ data: { visibility: 'friends' } }]);
  });
});

describe('Comment', () => {
  const draft = { id: 'c' as CommentId, postId, authorId: bob, text: 'one', mentionIds: [], at: 1 };
  const first = { id: 'first' as CommentId, parentId: null };

  test('answers go one level deep', () => {
    expect(Comment.add(draft, null).parentId).toBe(null);
    expect(Comment.add(draft, first).parentId).toBe('first');
    expect(() => Comment.add(draft, { id: 'c2' as CommentId, parentId: first.id })).toThrow(ReplyTooDeep);
  });

  test('its author edits it, nobody else; the same words are no change', () => {
    const comment = Comment.add(draft, null);
    takeEvents(comment);
    for (const who of [ann, cat]) expect(() => comment.edit(who, said('two'), 2)).toThrow(NotTheAuthor);
    comment.edit(bob, said('one'), 2);
    expect(happened(comment)).toEqual([]);
    comment.edit(bob, said('two'), 2);
    expect(happened(comment)).toEqual(['comment-edited']);
  });

  test('its author and whoever wrote the post delete it, nobody else', () => {
    const comment = Comment.add(draft, null);
    takeEvents(comment);
    expect(() => comment.delete(cat, ann)).toThrow(NotTheAuthor);
    comment.delete(bob, ann);
    comment.delete(ann, ann);
    expect(happened(comment)).toEqual(['comment-deleted', 'comment-deleted']);
  });
});

describe('Mentions', () => {
  test.each([
    ['hello @ann', ['ann']],
    ['@Ann and @ANN', ['ann']],
    ['ask @ann.', ['ann']],
    ['(@ann, @bob_1!)', ['ann', 'bob_1']],
    ['@a.b.c: hi', ['a.b.c']],
    ['mail ann@example.com', []],
    ['@ab is too short', []],
    ['@@ann', ['ann']],
    ['@änn', []],
    ['#ann @', []],
  ])('%j mentions %j', (text, names) => {
    expect(mentionedIn(text)).toEqual(names);
  });

  test('every name that someone can have is found, however it is written', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._]{1,28}[A-Za-z0-9_]$/);
    fc.assert(
      fc.property(name, fc.constantFrom(' ', '. ', ', ', '\n', '!'), (username, after) => {
        expect(mentionedIn(`hi @${username}${after}`)).toEqual([username.toLowerCase()]);
      }),
    );
  });

  test('each once, 20 at most', () => {
    const names = Array.from({ length: 30 }, (_, i) => `person${i}`);
    expect(mentionedIn([...names, ...names].map((name) => `@${name}`).join(' '))).toEqual(names.slice(0, 20));
  });
});
