import { z } from 'zod';
import { BannedFromRoom, RoomNotFound } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { roomIdField } from '../../fields.ts';
import { RoomAccess } from '../ports.ts';

export const getRoom = query({
  name: 'messaging.get-room',
  summary: 'Get a room',
  description: 'For members and people invited; a public room for everyone who is not banned from it.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField }),
  output: ConversationView,
  refuses: [RoomNotFound, BannedFromRoom],
  needs: { conversations: ConversationReader, access: RoomAccess },
  async handle({ input: { roomId }, actor }, { conversations, access }) {
    const room = await conversations.one(actor.id, roomId);
    if (room?.kind === 'room') return room;
    throw (await access.of(roomId, actor.id)) === 'banned' ? new BannedFromRoom() : new RoomNotFound();
  },
});
