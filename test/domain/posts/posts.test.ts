import { describe, expect, test } from 'vitest';
import { IsRemoved } from '../../../src/domain/access/removal.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Comment, type CommentId } from '../../../src/domain/posts/comment.ts';
import {
  CommentNotFound,
  NothingSaid,
  NotTheAuthor,
  ReplyTooDeep,
} from '../../../src/domain/posts/errors.ts';
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

  test('publishing is announced, and mentions in it by an event of their own', () => {
    const draft = { id: postId, authorId: ann, text: '', visibility: 'private', at: 1 } as const;
    const event = { name: 'posts.post-published', data: { postId, authorId: ann } };
    expect(takeEvents(Post.publish({ ...draft, mentionIds: [] }))).toMatchObject([event]);
    expect(takeEvents(Post.publish({ ...draft, mentionIds: [bob] }))).toMatchObject([
      event,
      { name: 'posts.post-addressed', data: { postId, authorId: ann, mentionIds: [bob] } },
    ]);
  });

  test('an edit and a change of visibility are separate events', () => {
    const post = published();
    post.edit(ann, { ...text('two'), visibility: 'friends' }, 2);
    expect(happened(post)).toEqual(['post-edited', 'post-visibility-changed']);
    post.edit(ann, { visibility: 'private' }, 3);
    expect(happened(post)).toEqual(['post-visibility-changed']);
  });

  test('values that stay the same are no edit', () => {
    const post = published();
    post.edit(ann, { ...text('one'), visibility: 'public' }, 2);
    post.edit(ann, {}, 2);
    expect(happened(post)).toEqual([]);
    expect(post).toMatchObject({ editedAt: null });
  });

  test('a reference is content enough, and changing it is an edit', () => {
    const post = published();
    const refs = [{ kind: 'item', id: 'i' as never }] as const;
    post.edit(ann, { ...text(''), refs }, 2);
    expect(happened(post)).toEqual(['post-edited']);
    post.edit(ann, { refs: [...refs] }, 3);
    expect(happened(post)).toEqual([]);
    expect(() => post.edit(ann, { refs: [] }, 4)).toThrow(NothingSaid);
  });

  test('only its author can edit or delete a post', () => {
    const post = published();
    expect(() => post.edit(bob, text('two'), 2)).toThrow(NotTheAuthor);
    expect(() => post.delete(bob)).toThrow(NotTheAuthor);
    expect(happened(post)).toEqual([]);
    post.delete(ann);
    expect(happened(post)).toEqual(['post-deleted']);
  });

  test('a deletion carries the last visibility', () => {
    const post = published();
    post.edit(ann, { visibility: 'friends' }, 2);
    takeEvents(post);
    post.delete(ann);
    expect(takeEvents(post)).toMatchObject([{ data: { visibility: 'friends' } }]);
  });
});

describe('Comment', () => {
  const draft = { id: 'c' as CommentId, postId, authorId: bob, text: 'one', mentionIds: [], at: 1 };
  const first = { id: 'first' as CommentId, postId, parentId: null, isRemoved: false };

  test('replies go one level deep', () => {
    expect(Comment.add(draft, null).parentId).toBe(null);
    expect(Comment.add(draft, first).parentId).toBe('first');
    expect(() => Comment.add(draft, { ...first, parentId: 'c2' as CommentId })).toThrow(ReplyTooDeep);
  });

  test('a comment that a moderator has removed cannot be answered', () => {
    expect(() => Comment.add(draft, { ...first, isRemoved: true })).toThrow(IsRemoved);
  });

  test('a reply is under the same post as the comment that it answers', () => {
    expect(() => Comment.add(draft, { ...first, postId: 'other' as PostId })).toThrow(CommentNotFound);
  });

  test('only its author can edit a comment; the same text is no edit', () => {
    const comment = Comment.add(draft, null);
    takeEvents(comment);
    for (const who of [ann, cat]) expect(() => comment.edit(who, said('two'), 2)).toThrow(NotTheAuthor);
    comment.edit(bob, said('one'), 2);
    expect(happened(comment)).toEqual([]);
    comment.edit(bob, said('two'), 2);
    expect(happened(comment)).toEqual(['comment-edited']);
  });

  test('its author and the author of the post can delete a comment, nobody else', () => {
    const comment = Comment.add(draft, null);
    takeEvents(comment);
    expect(() => comment.delete(cat, ann)).toThrow(NotTheAuthor);
    comment.delete(bob, ann);
    comment.delete(ann, ann);
    expect(happened(comment)).toEqual(['comment-deleted', 'comment-deleted']);
  });
});
