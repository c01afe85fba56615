import { z } from 'zod';
import { roles } from '../../../domain/messaging/member-role.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { RoomVisibilityField } from '../fields.ts';
import { ShownMessage } from '../messages/views.ts';

const seq = z.int().min(0);

export const ConversationView = z
  .object({
    id: idOut,
    kind: z.enum(['direct', 'room']),
    title: z.string(),
    description: z.string(),
    avatarUrl: z.string().nullable(),
    visibility: RoomVisibilityField,
    peer: PublicUser.nullable(),
    peerLastReadSeq: seq.nullable(),
    memberCount: seq,
    lastSeq: seq,
    lastChangeSeq: seq,
    lastReadSeq: seq,
    unreadCount: seq,
    request: z.boolean().meta({ description: 'Someone new wrote to you: accept or decline' }),
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
