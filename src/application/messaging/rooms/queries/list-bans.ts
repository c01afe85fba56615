import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { RoleTooLow } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { roomIdField } from '../../fields.ts';
import { RoomAccess, RoomReader } from '../ports.ts';
import { notMemberRefusals, requireLeader } from '../require-role.ts';
import { BanPage } from '../views.ts';

export const listBans = query({
  name: 'messaging.list-bans',
  summary: 'List who is banned from a room',
  description: 'For its owner and moderators. Bans that are over are left out.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField, ...idPageInput<UserId>() }),
  output: BanPage,
  refuses: [...notMemberRefusals, RoleTooLow],
  needs: { rooms: RoomReader, access: RoomAccess },
  async handle({ input: { roomId, ...page }, actor }, { rooms, access }) {
    await requireLeader(access, roomId, actor.id);
    return rooms.bans(actor.id, roomId, page);
  },
});
