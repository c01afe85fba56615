import type { Input } from '../../../client/index.ts';

/** Something that can be sent to others. */
export interface Sendable {
  readonly kind: 'post' | 'item' | 'outfit';
  readonly id: string;
  /** Nobody else sees it yet. */
  readonly isPrivate?: boolean;
}

type Content = Pick<Input<'messaging.send-message'>, 'text' | 'refs'>;

/** What the message carries: clothes and outfits are references; a post is a link, which chats show as a card. */
export function contentOf({ kind, id }: Sendable, text: string, origin: string): Content {
  if (kind === 'post') return { text: [text, `${origin}/post/${id}`].filter(Boolean).join('\n') };
  return { refs: [{ kind, id }], ...(text !== '' && { text }) };
}
