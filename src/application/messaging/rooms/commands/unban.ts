import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Bans } from '../../../../domain/messaging/ban.ts';
import { Conversations } from '../../../../domain/messaging/conversation.ts';
import { RoleTooLow } from '../../../../domain/messaging/errors.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { roomIdField } from '../../fields.ts';
import { RoomAccess } from '../ports.ts';
import { notMemberRefusals, requireLeader } from '../require-role.ts';

export const unban = command({
  name: 'messaging.unban',
  summary: "Lift someone's ban from a room",
  access: 'signed-in',
  input: z.strictObject({
    roomId: roomIdField,
    userId: idField<UserId>().meta({ description: 'Who is banned' }),
  }),
  output: Nothing,
  refuses: [...notMemberRefusals, RoleTooLow],
  needs: { conversations: Conversations, access: RoomAccess, bans: Bans },
  async handle({ input: { roomId, userId }, actor }, { conversations, access, bans }) {
    await conversations.lock([roomId]);
    await requireLeader(access, roomId, actor.id);
    bans.lift(roomId, userId);
    return nothing;
  },
});
