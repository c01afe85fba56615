import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { pageOf } from '../../kernel/page.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { removedField } from '../../kernel/removed.ts';
import { MemberRoleField, RoomVisibilityField, seqOut } from '../fields.ts';
import { ConversationHead, ShownMessage } from '../messages/views.ts';

export const ConversationView = z
  .object({
    id: idOut.meta({ description: 'The conversation; of a room also its `roomId`' }),
    kind: z.enum(['direct', 'room']).meta({ description: 'Between two people, or a room' }),
    title: z.string().meta({ description: 'Of a room, 1 to 80 characters; empty for a direct conversation' }),
    description: z.string().meta({ description: 'Of a room, at most 500 characters' }),
    avatarUrl: z
      .string()
      .nullable()
      .meta({ description: 'A public link to the image of the room, or of the peer' }),
    visibility: RoomVisibilityField,
    peer: PublicUser.nullable().meta({ description: 'The other person; null for a room' }),
    peerLastReadSeq: seqOut.nullable().meta({
      description:
        'The `seq` up to which the peer has read; null for a room, and where `readReceipts` of either of you is off',
    }),
    memberCount: z.int().min(0).meta({ description: 'How many people are in it' }),
    lastSeq: seqOut.meta({
      description: 'The `seq` of the newest message; 0 if there is none or you are not in it',
    }),
    lastChangeSeq: seqOut.meta({
      description: 'The `changeSeq` of the last change; 0 if there is none or you are not in it',
    }),
    lastReadSeq: seqOut.meta({ description: 'The `seq` up to which you have read' }),
    unreadCount: z.int().min(0).meta({ description: 'How many messages you have not read' }),
    request: z.boolean().meta({ description: 'Someone new wrote to you: accept or decline' }),
    lastMessage: ShownMessage.nullable().meta({ description: 'The newest message that you see' }),
    myRole: MemberRoleField.nullable().meta({ description: 'Null if you are not in it' }),
    createdAt: timeOut.meta({ description: 'When it was opened' }),
    closedAt: timeOut.nullable().meta({ description: 'When the room was closed for good' }),
    ...removedField,
  })
  .meta({ id: 'Conversation' });
export type ConversationView = z.input<typeof ConversationView>;

export const OpenedConversation = ConversationView.extend({
  opened: z.boolean().meta({ description: 'Whether this call opened it' }),
}).meta({ id: 'OpenedConversation' });
export const ConversationWithMessages = ConversationView.extend({
  messages: z.array(ShownMessage).meta({ description: 'The newest 20, in ascending `seq`' }),
}).meta({ id: 'ConversationWithMessages' });
export const ConversationPage = pageOf(ConversationView);

export const ChangedConversation = ConversationHead.extend({
  changedAt: timeOut.meta({ description: 'When that change was made; it never goes back' }),
}).meta({ id: 'ChangedConversation' });
export type ChangedConversation = z.input<typeof ChangedConversation>;
export const ChangedConversationPage = pageOf(ChangedConversation);
