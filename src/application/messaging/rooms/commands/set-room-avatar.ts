import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { RoleTooLow, RoomIsClosed, RoomNotFound } from '../../../../domain/messaging/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import {
  FileAttachments,
  FileIntake,
  FileNotFound,
  PublicImages,
  uploadRefusals,
  WrongKindOfFile,
} from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { uploadField } from '../../../kernel/upload.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoom, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals, requireLeader } from '../require-role.ts';

export const setRoomAvatar = command({
  name: 'messaging.set-room-avatar',
  summary: 'Set the avatar of a room',
  description:
    'For its owner and moderators. Upload the image in a form, or name one of your files. Everyone who has its link can see it.',
  access: 'signed-in',
  input: z
    .strictObject({
      roomId: roomIdField,
      file: uploadField.optional().meta({ description: 'The image, at most 25 MB; instead of `fileId`' }),
      fileId: idField<Id<'File'>>().optional().meta({ description: 'An image of yours; instead of `file`' }),
    })
    .refine(({ file, fileId }) => (file === undefined) !== (fileId === undefined), {
      message: 'give either file or fileId',
      path: ['fileId'],
    })
    .meta({ id: 'SetRoomAvatar' }),
  output: ConversationView,
  refuses: [
    ...notMemberRefusals,
    RoleTooLow,
    RoomIsClosed,
    IsRemoved,
    FileNotFound,
    WrongKindOfFile,
    ...uploadRefusals,
  ],
  needs: {
    ...lockRoomNeeds,
    reader: ConversationReader,
    intake: FileIntake,
    uses: FileAttachments,
    pictures: PublicImages,
  },
  limits: [{ name: 'set-room-avatar', points: 30, seconds: 60, per: 'account' }],
  async prepare({ input: { roomId, file }, actor }, { access, intake }) {
    if (!file) return undefined;
    // Checked again under the lock: this only saves storing what would be refused.
    await requireLeader(access, roomId, actor.id);
    return intake.take(actor.id, file, 'image');
  },
  async handle({ input, actor, prepared: taken }, ports) {
    const { intake, uses, pictures } = ports;
    const { room, actor: by } = await lockRoom(ports, input.roomId, actor.id);
    room.assertMayChange(by);
    if (taken) await intake.add(actor.id, [taken]);
    const fileId = taken?.id ?? input.fileId!;
    uses.detach([room.id]);
    await uses.attach({ subject: 'room', subjectId: room.id, ownerId: actor.id }, [fileId], 'image');
    room.setAvatar(by, fileId, await pictures.currentPathOf(fileId));
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
