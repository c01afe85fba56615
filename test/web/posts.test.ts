import { expect, test } from 'vitest';
import type { Post } from '../../src/interfaces/client/index.ts';
import { changesOf, draftOf } from '../../src/interfaces/web/posts/edit-draft.ts';

const post = {
  id: 'p',
  text: 'A hat',
  visibility: 'public',
  version: 3,
  media: [{ id: 'a' }, { id: 'b' }],
  refs: [{ kind: 'item', id: 'i', title: 'Hat' }],
} as unknown as Post;

test('an edit sends what has changed, and nothing else', () => {
  const draft = draftOf(post);
  expect(changesOf(draft, post)).toEqual({});
  expect(changesOf({ ...draft, text: ' A red hat ' }, post)).toEqual({ text: 'A red hat' });
  expect(changesOf({ ...draft, visibility: 'friends' }, post)).toEqual({ visibility: 'friends' });
  expect(changesOf({ ...draft, media: [post.media[1]!], added: ['c'] }, post)).toEqual({
    fileIds: ['b', 'c'],
  });
  expect(changesOf({ ...draft, things: [] }, post)).toEqual({ refs: [] });
});

test('what was written against an old version is sent whole against the new one', () => {
  const draft = { ...draftOf(post), text: 'Mine' };
  const theirs = { ...post, text: 'Theirs', visibility: 'private', version: 4 } as Post;
  expect(changesOf(draft, theirs)).toEqual({ text: 'Mine', visibility: 'public' });
});
