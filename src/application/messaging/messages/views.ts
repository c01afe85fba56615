import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { removedField } from '../../kernel/removed.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, RefView } from '../../posts/views.ts';
import { seqOut } from '../fields.ts';

const place = {
  id: idOut.meta({ description: 'The message' }),
  conversationId: idOut.meta({ description: 'The room or direct conversation that it is in' }),
  seq: seqOut.meta({
    description: 'Its position among the messages of the conversation: 1, 2, 3 … without a gap',
  }),
  changeSeq: seqOut.meta({
    description:
      'The position of its last change among all changes of the conversation, new messages included',
  }),
};

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
    clientId: idOut.meta({ description: 'The id that its sender gave it' }),
    sender: PublicUser.meta({ description: 'Who wrote it' }),
    text: z.string().meta({ description: 'At most 4,000 characters; empty if it was deleted' }),
    files: z.array(FileView).meta({ description: 'At most ten, in the order of the sender' }),
    refs: z
      .array(RefView)
      .meta({ description: 'The things of wardrobes that it refers to and that you can see, at most ten' }),
    replyTo: idOut
      .nullable()
      .meta({ description: 'The message that it replies to, whether you see it or not' }),
    repliedTo: RepliedTo.nullable().meta({
      description:
        'That message, unless it was deleted or you cannot see it; in a frame, unless not every member can',
    }),
    mentions: z.array(PublicUser).meta({ description: 'The members whom it mentions with @' }),
    reactions: ReactionCounts.meta({ description: 'How many people reacted in each way' }),
    myReaction: ReactionKindField.nullable().meta({ description: 'Your own reaction' }),
    tipCount: z.int().min(0).meta({ description: 'How many tips it got, without refunded ones' }),
    editedAt: timeOut.nullable().meta({ description: 'When its text was last changed' }),
    deletedAt: timeOut.nullable().meta({ description: 'When it was deleted; its place stays' }),
    createdAt: timeOut.meta({ description: 'When it was sent' }),
    ...removedField,
  })
  .meta({ id: 'Message' });
export type MessageView = z.input<typeof MessageView>;

/** A message in a frame: the same for all readers. */
export const FramedMessage = MessageView.omit({ myReaction: true, removed: true })
  .extend({
    moreRefs: z
      .literal(true)
      .optional()
      .meta({ description: 'It refers to more than everyone may see: read the message to see what you may' }),
  })
  .meta({ id: 'FramedMessage' });
export type FramedMessage = z.input<typeof FramedMessage>;

/** A message in a room, for someone with a block between them and its sender. */
export const HiddenMessage = z
  .object({
    ...place,
    hidden: z.literal(true).meta({ description: 'A block is between you and its sender' }),
  })
  .meta({ id: 'HiddenMessage', description: 'The place of a message whose content you do not see' });
export type HiddenMessage = z.input<typeof HiddenMessage>;

export const ShownMessage = z.union([MessageView, HiddenMessage]).meta({ id: 'ShownMessage' });
export type ShownMessage = z.input<typeof ShownMessage>;
export const PushedMessage = z.union([FramedMessage, HiddenMessage]).meta({ id: 'PushedMessage' });
export const MessagePage = pageOf(ShownMessage);

export const EditView = z
  .object({
    changeSeq: seqOut.meta({ description: 'The position of the change that replaced this text' }),
    text: z.string().meta({ description: 'At most 4,000 characters' }),
    editedAt: timeOut.meta({ description: 'When it was replaced' }),
  })
  .meta({ id: 'Edit', description: 'A former text of a message.' });
export type EditView = z.input<typeof EditView>;
export const EditPage = pageOf(EditView);

/** Up to where a conversation has changed. */
export const ConversationHead = z
  .object({
    conversationId: idOut.meta({ description: 'A conversation of yours' }),
    lastChangeSeq: seqOut.meta({ description: 'The position of its last change' }),
  })
  .meta({ id: 'ConversationHead' });
