import { expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import type { PostId } from '../../../src/domain/posts/post.ts';
import { viewOf } from '../../../src/domain/posts/post-view.ts';

const post = { id: 'p' as PostId, authorId: 'ann' as UserId };

test('a view counts for the day in UTC', () => {
  const at = Date.UTC(2026, 0, 31, 23, 59, 59);
  expect(viewOf(post, 'bob' as UserId, at)).toEqual({ postId: 'p', viewerId: 'bob', day: '2026-01-31' });
  expect(viewOf(post, 'bob' as UserId, at + 1000)).toMatchObject({ day: '2026-02-01' });
});

test('looking at your own post does not count', () => {
  expect(viewOf(post, post.authorId, 0)).toBeUndefined();
});
