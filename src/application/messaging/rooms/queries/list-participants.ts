import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { roomIdField } from '../../fields.ts';
import { RoomAccess, RoomReader } from '../ports.ts';
import { notMemberRefusals, requireMember } from '../require-role.ts';
import { ParticipantPage } from '../views.ts';

export const listParticipants = query({
  name: 'messaging.list-participants',
  summary: 'List the members of a room of yours',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField, ...idPageInput<UserId>() }),
  output: ParticipantPage,
  refuses: [...notMemberRefusals],
  needs: { rooms: RoomReader, access: RoomAccess },
  async handle({ input: { roomId, ...page }, actor }, { rooms, access }) {
    await requireMember(access, roomId, actor.id);
    return rooms.participants(actor.id, roomId, page);
  },
});
