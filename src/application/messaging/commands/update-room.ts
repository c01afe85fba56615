import { z } from 'zod';
import { RoleTooLow, RoomIsClosed, RoomNotFound } from '../../../domain/messaging/errors.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { ConversationReader, Doors } from '../ports.ts';
import { leadingRole, outside } from '../standing.ts';
import { roomDescription, roomTitle } from '../text.ts';
import { ConversationView, RoomVisibilityField } from '../views.ts';

export const updateRoom = command({
  name: 'messaging.update-room',
  summary: 'Change what a room is called, or who may come in',
  description:
    'Its owner and moderators. Who joins a room that was private sees what is said after it was opened.',
  access: 'signed-in',
  input: z.strictObject({
    roomId: idField<ConversationId>(),
    title: roomTitle.optional(),
    description: roomDescription.optional(),
    visibility: RoomVisibilityField.optional(),
  }),
  output: ConversationView,
  refuses: [...outside, RoleTooLow, RoomIsClosed],
  needs: { rooms: Rooms, timelines: Timelines, doors: Doors, reader: ConversationReader },
  async handle({ input: { roomId, ...changes }, actor }, { rooms, timelines, doors }) {
    const timeline = (await timelines.open([roomId])).get(roomId);
    await leadingRole(doors, roomId, actor.id);
    const room = await rooms.find(roomId);
    if (!room || !timeline) throw new RoomNotFound();
    room.change(actor.id, changes, timeline.lastSeq);
    rooms.list(room);
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
