import type { Input, Post } from '../../client/index.ts';
import type { Thing } from './thing.ts';

/** What an author may change in a post. */
export interface PostDraft {
  readonly text: string;
  readonly visibility: Post['visibility'];
  readonly media: Post['media'];
  readonly things: readonly Thing[];
  /** Images and videos that were added, by their ids. */
  readonly added: readonly string[];
}

export const draftOf = ({ text, visibility, media, refs }: Post): PostDraft => ({
  text,
  visibility,
  media,
  things: refs.flatMap(({ kind, id, title }) => (kind === 'envelope' ? [] : [{ kind, id, title }])),
  added: [],
});

type Changes = Omit<Input<'posts.update-post'>, 'postId' | 'version'>;
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

/** What differs from the post as it is stored. Other fields are not sent, and stay. */
export function changesOf(draft: PostDraft, stored: Post): Changes {
  const fileIds = [...ids(draft.media), ...draft.added];
  const text = draft.text.trim();
  return {
    ...(text !== stored.text && { text }),
    ...(draft.visibility !== stored.visibility && { visibility: draft.visibility }),
    ...(fileIds.join() !== ids(stored.media).join() && { fileIds }),
    ...(ids(draft.things).join() !== ids(draftOf(stored).things).join() && {
      refs: draft.things.map(({ kind, id }) => ({ kind, id })),
    }),
  };
}
