import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { RoleTooLow } from '../../../../domain/messaging/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { RoomAccess, RoomReader } from '../ports.ts';
import { notMemberRefusals, requireLeader } from '../require-role.ts';
import { BanView } from '../views.ts';

export const listBans = query({
  name: 'messaging.list-bans',
  summary: 'List who is banned from a room',
  description: 'For its owner and moderators. Bans that are over are left out.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>(), ...idPageInput<UserId>() }),
  output: pageOf(BanView),
  refuses: [...notMemberRefusals, RoleTooLow],
  needs: { rooms: RoomReader, access: RoomAccess },
  async handle({ input: { roomId, ...page }, actor }, { rooms, access }) {
    await requireLeader(access, roomId, actor.id);
    return rooms.bans(actor.id, roomId, page);
  },
});
