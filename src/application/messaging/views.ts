import { z } from 'zod';
import { roles } from '../../domain/messaging/membership.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FileView } from '../media/views.ts';
import { ReactionCounts, ReactionKindField, RefView } from '../posts/views.ts';

const seq = z.int().min(0);

const place = { id: idOut, conversationId: idOut, seq, changeSeq: seq };

export const MessageView = z
  .object({
    ...place,
    clientId: idOut,
    sender: PublicUser,
    text: z.string(),
    files: z.array(FileView),
    refs: z.array(RefView),
    replyTo: idOut.nullable(),
    mentions: z.array(PublicUser),
    reactions: ReactionCounts,
    myReaction: ReactionKindField.nullable(),
    editedAt: timeOut.nullable(),
    deletedAt: timeOut.nullable(),
    createdAt: timeOut,
  })
  .meta({ id: 'Message' });
export type MessageView = z.input<typeof MessageView>;

/** A message as a frame carries it: for all readers alike. */
export const FramedMessage = MessageView.omit({ myReaction: true })
  .extend({
    moreRefs: z
      .literal(true)
      .optional()
      .meta({ description: 'It refers to more than anyone may see: read it to see what you may' }),
  })
  .meta({ id: 'FramedMessage' });
export type FramedMessage = z.input<typeof FramedMessage>;

/** What remains of a message in a room for someone who has blocked its sender, or is blocked by them. */
export const HiddenMessage = z.object({ ...place, hidden: z.literal(true) }).meta({ id: 'HiddenMessage' });
export type HiddenMessage = z.input<typeof HiddenMessage>;

export const ShownMessage = z.union([MessageView, HiddenMessage]);
export type ShownMessage = z.input<typeof ShownMessage>;
export const PushedMessage = z.union([FramedMessage, HiddenMessage]);

export const EditView = z
  .object({ changeSeq: seq, text: z.string(), editedAt: timeOut })
  .meta({ id: 'Edit', description: 'What a message said until it was edited.' });
export type EditView = z.input<typeof EditView>;

export const RoomVisibilityField = z.enum(['public', 'private']).meta({ id: 'RoomVisibility' });

export const ConversationView = z
  .object({
    id: idOut,
    kind: z.enum(['direct', 'room']),
    title: z.string(),
    description: z.string(),
    avatarUrl: z.string().nullable(),
    visibility: RoomVisibilityField,
    peer: PublicUser.nullable(),
    memberCount: seq,
    lastSeq: seq,
    lastChangeSeq: seq,
    lastReadSeq: seq,
    unreadCount: seq,
    request: z.boolean().meta({ description: 'A first message that waits for your answer' }),
    lastMessage: ShownMessage.nullable(),
    myRole: z.enum(roles).nullable(),
    createdAt: timeOut,
    closedAt: timeOut.nullable(),
  })
  .meta({ id: 'Conversation' });
export type ConversationView = z.input<typeof ConversationView>;

export const ConversationPage = ConversationView.extend({ messages: z.array(ShownMessage) }).meta({
  id: 'ConversationWithMessages',
});

export const ParticipantView = z
  .object({ user: PublicUser, role: z.enum(roles), joinedAt: timeOut })
  .meta({ id: 'Participant' });
export type ParticipantView = z.input<typeof ParticipantView>;

export const PresenceView = z.object({ online: z.boolean(), lastSeenAt: timeOut });
