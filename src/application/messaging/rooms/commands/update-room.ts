import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import { RoleTooLow, RoomIsClosed, RoomNotFound } from '../../../../domain/messaging/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { RoomVisibilityField, roomDescription, roomIdField, roomTitle } from '../../fields.ts';
import { lockRoom, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const updateRoom = command({
  name: 'messaging.update-room',
  summary: 'Change the title, description or visibility of a room',
  description:
    'For its owner and moderators. If a private room becomes public, people who join see what is written from then on.',
  access: 'signed-in',
  input: z
    .strictObject({
      roomId: roomIdField,
      title: roomTitle.optional(),
      description: roomDescription.optional(),
      visibility: RoomVisibilityField.optional(),
    })
    .meta({ id: 'UpdateRoom' }),
  output: ConversationView,
  refuses: [...notMemberRefusals, RoleTooLow, RoomIsClosed, IsRemoved],
  needs: { ...lockRoomNeeds, reader: ConversationReader },
  async handle({ input: { roomId, ...changes }, actor }, ports) {
    const { room, conversation, actor: by } = await lockRoom(ports, roomId, actor.id);
    room.change(by, changes, conversation);
    ports.rooms.index(room);
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
