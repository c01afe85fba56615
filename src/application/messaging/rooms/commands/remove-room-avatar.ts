import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import { RoleTooLow, RoomIsClosed, RoomNotFound } from '../../../../domain/messaging/errors.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoom, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const removeRoomAvatar = command({
  name: 'messaging.remove-room-avatar',
  summary: 'Remove the avatar of a room',
  description: 'For its owner and moderators. The file itself is kept.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField }),
  output: ConversationView,
  refuses: [...notMemberRefusals, RoleTooLow, RoomIsClosed, IsRemoved],
  needs: { ...lockRoomNeeds, reader: ConversationReader, uses: FileAttachments },
  async handle({ input: { roomId }, actor }, ports) {
    const { room, actor: by } = await lockRoom(ports, roomId, actor.id);
    if (room.removeAvatar(by)) ports.uses.detach([roomId]);
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
