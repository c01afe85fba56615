import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Bans } from '../../../../domain/messaging/ban.ts';
import { BanIsOver, NotYourself, RoleTooLow, UserNotFound } from '../../../../domain/messaging/errors.ts';
import { Invites } from '../../../../domain/messaging/invite.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { idField, Nothing, nothing, proseField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { Relations } from '../../../kernel/relations.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoomFor, lockRoomNeeds } from '../lock-room.ts';
import { notMemberRefusals } from '../require-role.ts';

export const ban = command({
  name: 'messaging.ban',
  summary: 'Ban someone from a room',
  description:
    'The owner may ban anyone, moderators anyone but the owner and other moderators. It removes them from the room, and their invite. Banning someone again replaces the ban.',
  access: 'signed-in',
  input: z
    .strictObject({
      roomId: roomIdField,
      userId: idField<UserId>().meta({ description: 'Who is banned' }),
      until: z.iso
        .datetime({ offset: true })
        .transform((text) => Date.parse(text))
        .optional()
        .meta({ description: 'When it ends; for ever unless given' }),
      reason: proseField(200)
        .default('')
        .meta({ description: 'At most 200 characters, for the leaders of the room' }),
    })
    .meta({ id: 'BanPerson' }),
  output: Nothing,
  refuses: [...notMemberRefusals, RoleTooLow, NotYourself, UserNotFound, BanIsOver],
  needs: {
    ...lockRoomNeeds,
    memberships: Memberships,
    invites: Invites,
    bans: Bans,
    relations: Relations,
    clock: Clock,
  },
  async handle({ input: { roomId, userId, until = null, reason }, actor }, ports) {
    const { memberships, invites, bans, relations, clock } = ports;
    const at = clock.now();
    const { room, actor: by, target } = await lockRoomFor(ports, roomId, actor.id, userId);
    const deleted = (await relations.between(actor.id, userId)).gone;
    const invite = await invites.find(roomId, userId);
    bans.put(room.ban(by, { ...target, deleted }, { reason, until, at }));
    if (target.role) memberships.remove(roomId, userId);
    if (invite) invites.remove(invite);
    return nothing;
  },
});
