import { type ReactionKind, reactionKinds } from '../../../domain/kernel/reaction-kinds.ts';
import type { MessageContent } from '../../../domain/messaging/message.ts';
import { iso } from '../../kernel/fields.ts';
import type { FramedMessage } from './views.ts';

type Content = Omit<MessageContent, 'senderId' | 'mentionIds' | 'fileIds' | 'refs'>;
/** What a message shows besides its text, for one reader or for all. */
type Shown = Pick<FramedMessage, 'sender' | 'files' | 'refs' | 'mentions' | 'repliedTo'> & {
  readonly reactions?: FramedMessage['reactions'];
};

const noReactions = Object.fromEntries(reactionKinds.map((kind) => [kind, 0])) as Record<
  ReactionKind,
  number
>;

/** The one view of a message: answers add `myReaction`, frames `moreRefs`. */
export const messageView = (content: Content, shown: Shown): FramedMessage => ({
  id: content.id,
  conversationId: content.conversationId,
  seq: content.seq,
  changeSeq: content.changeSeq,
  clientId: content.clientId,
  sender: shown.sender,
  text: content.text,
  files: shown.files,
  refs: shown.refs,
  replyTo: content.replyToId,
  repliedTo: shown.repliedTo,
  mentions: shown.mentions,
  reactions: shown.reactions ?? noReactions,
  tipCount: content.tipCount,
  editedAt: content.editedAt === null ? null : iso(content.editedAt),
  deletedAt: content.deletedAt === null ? null : iso(content.deletedAt),
  createdAt: iso(content.createdAt),
});

/** For frames. `refCount`: to how many things the message refers, shown or not. */
export function framedView(content: Content, shown: Shown, refCount: number): FramedMessage {
  const view = messageView(content, shown);
  if (shown.refs.length < refCount) view.moreRefs = true;
  return view;
}

export const reactionCounts = (
  counted: readonly { readonly kind: ReactionKind; readonly n: number }[],
): FramedMessage['reactions'] =>
  counted.length === 0
    ? noReactions
    : { ...noReactions, ...Object.fromEntries(counted.map(({ kind, n }) => [kind, n])) };
