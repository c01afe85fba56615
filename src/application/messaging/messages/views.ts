import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, RefView } from '../../posts/views.ts';

const seq = z.int().min(0);

const place = { id: idOut, conversationId: idOut, seq, changeSeq: seq };

export const RepliedTo = z
  .object({
    id: idOut.meta({ description: 'The message that this one replies to' }),
    sender: PublicUser.meta({ description: 'Who wrote it' }),
    excerpt: z
      .string()
      .meta({ description: 'The start of its text, at most 120 characters; empty if it has none' }),
  })
  .meta({ id: 'RepliedTo' });
export type RepliedTo = z.input<typeof RepliedTo>;

export const MessageView = z
  .object({
    ...place,
    clientId: idOut,
    sender: PublicUser,
    text: z.string(),
    files: z.array(FileView),
    refs: z.array(RefView),
    replyTo: idOut.nullable(),
    repliedTo: RepliedTo.nullable(),
    mentions: z.array(PublicUser),
    reactions: ReactionCounts,
    myReaction: ReactionKindField.nullable(),
    editedAt: timeOut.nullable(),
    deletedAt: timeOut.nullable(),
    createdAt: timeOut,
  })
  .meta({ id: 'Message' });
export type MessageView = z.input<typeof MessageView>;

/** A message in a frame: the same for all readers. */
export const FramedMessage = MessageView.omit({ myReaction: true })
  .extend({
    moreRefs: z
      .literal(true)
      .optional()
      .meta({ description: 'It refers to more than everyone may see: read the message to see what you may' }),
  })
  .meta({ id: 'FramedMessage' });
export type FramedMessage = z.input<typeof FramedMessage>;

/** A message in a room, for someone with a block between them and its sender. */
export const HiddenMessage = z.object({ ...place, hidden: z.literal(true) }).meta({ id: 'HiddenMessage' });
export type HiddenMessage = z.input<typeof HiddenMessage>;

export const ShownMessage = z.union([MessageView, HiddenMessage]);
export type ShownMessage = z.input<typeof ShownMessage>;
export const PushedMessage = z.union([FramedMessage, HiddenMessage]);

export const EditView = z
  .object({ changeSeq: seq, text: z.string(), editedAt: timeOut })
  .meta({ id: 'Edit', description: 'A former text of a message.' });
export type EditView = z.input<typeof EditView>;
