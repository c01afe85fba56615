import { mentionedIn } from '../../../../domain/kernel/mentions.ts';
import { MessageNotFound } from '../../../../domain/messaging/errors.ts';
import type { AttachmentId, MessageId, Ref } from '../../../../domain/messaging/message.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import {
  Attachments,
  MentionedMembers,
  MessageReferences,
  type ReplyPreview,
  type SenderProfile,
  SentMessages,
} from '../ports.ts';

export const partNeeds = {
  sent: SentMessages,
  mentioned: MentionedMembers,
  attachments: Attachments,
  references: MessageReferences,
};
type Ports = Resolved<typeof partNeeds>;

export interface Input {
  readonly text: string;
  readonly fileIds: readonly AttachmentId[];
  readonly refs: readonly Ref[];
  readonly replyTo?: MessageId | undefined;
}

const noReply: ReplyPreview = { repliedTo: null, seenByAll: true };

/** What a message shows besides its text. Throws unless the sender may reply to it, refer to it and attach it. */
export async function loadParts(
  { sent, mentioned, attachments, references }: Ports,
  sender: SenderProfile,
  id: MessageId,
  { text, fileIds, refs, replyTo }: Input,
) {
  const reply = replyTo === undefined ? noReply : await sent.replyTo(sender, replyTo);
  if (!reply) throw new MessageNotFound();
  return {
    replyToId: replyTo ?? null,
    reply,
    refs: refs.length === 0 ? [] : await references.require(sender, refs),
    mentions: await resolveMentions(mentioned, sender, text),
    files: fileIds.length === 0 ? [] : await attachments.attach(id, sender.userId, fileIds),
  };
}

/** The members whom a text mentions. */
export function resolveMentions(
  mentioned: MentionedMembers,
  { conversationId, userId: senderId }: Pick<SenderProfile, 'conversationId' | 'userId'>,
  text: string,
) {
  const usernames = mentionedIn(text);
  return usernames.length === 0 ? [] : mentioned.resolve({ conversationId, senderId }, usernames);
}
