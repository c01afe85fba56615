import type { Message } from '../operations.ts';

type Hidden = Extract<Message, { readonly hidden: true }>;
export type SeenMessage = Exclude<Message, Hidden>;
/** A message as frames carry it: without fields that depend on the reader. */
export type PushedMessage = (Omit<SeenMessage, 'myReaction'> & { readonly moreRefs?: true }) | Hidden;

export const isSeen = (message: Message | undefined): message is SeenMessage =>
  message !== undefined && !('hidden' in message);

/**
 * The next version of a message from a frame. A frame shows what every member may see, so it must not take away what
 * this reader saw: their reaction, the message replied to, and references.
 */
export function mergeFrame(
  known: Message | undefined,
  frame: PushedMessage,
  myReaction: SeenMessage['myReaction'],
): Message {
  if ('hidden' in frame) return frame;
  if (frame.deletedAt !== null || !isSeen(known)) return { ...frame, myReaction };
  const { moreRefs, ...shown } = frame;
  const keepsMore = moreRefs === true && 'moreRefs' in known;
  return {
    ...shown,
    myReaction,
    repliedTo: shown.repliedTo ?? known.repliedTo,
    refs: moreRefs ? known.refs : shown.refs,
    ...(keepsMore && { moreRefs }),
  };
}
