import { excerptOf, excerptReads } from '../../../application/kernel/excerpt.ts';
import type { RepliedTo } from '../../../application/messaging/messages/views.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';

// What a message shows of the one that it replies to.

export type RepliedRow = {
  readonly replyToId: MessageId | null;
  /** Null unless the message replies to one that the reader sees. */
  readonly repliedText: string | null;
} & { readonly [K in keyof PublicUserRow<'replied'>]: PublicUserRow<'replied'>[K] | null };

/** The start of the text of a message. */
export const excerpt = (message: string): string => `substr(${message}.text, 1, ${excerptReads})`;

/** Every member joined early enough to see the message. */
export const seenByAll = (message: string): string => `not exists (
  select 1 from memberships late
  where late.conversation_id = ${message}.conversation_id and late.visible_from_seq > ${message}.seq)`;

/** Joins what `messages g` replies to as `rg`, and its sender as `rs`, if it is there and `isSeen`. */
export const joinReplied = (isSeen: string): string => `
  left join messages rg on rg.id = g.reply_to_id and rg.deleted_at is null and ${isSeen}
  left ${joinAccount('rs', 'rg.sender_id')}`;

/** Of what `joinReplied` joins. */
export const repliedColumns = `${excerpt('rg')} as repliedText, ${publicUser('rs', 'replied')}`;

/** What `messages g` replies to, if the reader sees it. */
export function repliedOf(row: RepliedRow, avatars: AvatarUrls): RepliedTo | null {
  if (row.repliedText === null || row.replyToId === null) return null;
  const sender = toPublicUser(row as PublicUserRow<'replied'>, 'replied', avatars);
  return { id: row.replyToId, sender, excerpt: excerptOf(row.repliedText) };
}
