import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Bans } from '../../../domain/messaging/ban.ts';
import { BanIsOver, NotYourself, RoleTooLow, UserNotFound } from '../../../domain/messaging/errors.ts';
import { Invites } from '../../../domain/messaging/invite.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField, Nothing, nothing, proseField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { Doors } from '../ports.ts';
import { putOut } from '../removing.ts';
import { leadingRole, outside } from '../standing.ts';

const input = z.strictObject({ roomId: idField<ConversationId>(), userId: idField<UserId>() });

export const ban = command({
  name: 'messaging.ban',
  summary: 'Keep someone out of a room',
  description:
    'Its owner may with anyone, moderators with whoever does not lead the room. Who is in is put out; an invite of theirs goes. Banning again changes the ban.',
  access: 'signed-in',
  input: input.extend({
    until: z.iso
      .datetime({ offset: true })
      .transform((text) => Date.parse(text))
      .optional()
      .meta({ description: 'For ever unless given' }),
    reason: proseField(200).default(''),
  }),
  output: Nothing,
  refuses: [...outside, RoleTooLow, NotYourself, UserNotFound, BanIsOver],
  needs: {
    timelines: Timelines,
    doors: Doors,
    memberships: Memberships,
    invites: Invites,
    bans: Bans,
    relations: Relations,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle(
    { input: { roomId, userId, until = null, reason }, actor },
    { timelines, bans, relations, clock, ...ports },
  ) {
    const at = clock.now();
    await timelines.open([roomId]);
    const role = await leadingRole(ports.doors, roomId, actor.id);
    if (userId === actor.id) throw new NotYourself();
    if (until !== null && until <= at)
      throw new BanIsOver({ errors: [{ pointer: '/until', detail: 'is past' }] });
    // Whom one blocks, or is blocked by, one may ban all the same.
    if ((await relations.between(actor.id, userId)).gone) throw new UserNotFound();
    await putOut(ports, { roomId, userId, byId: actor.id, role, how: 'banned' });
    bans.put({ roomId, userId, byId: actor.id, reason, at, until });
    return nothing;
  },
});

export const unban = command({
  name: 'messaging.unban',
  summary: 'Let someone come to a room again',
  access: 'signed-in',
  input,
  output: Nothing,
  refuses: [...outside, RoleTooLow],
  needs: { timelines: Timelines, doors: Doors, bans: Bans },
  async handle({ input: { roomId, userId }, actor }, { timelines, doors, bans }) {
    await timelines.open([roomId]);
    await leadingRole(doors, roomId, actor.id);
    bans.lift(roomId, userId);
    return nothing;
  },
});
