import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { Bans } from '../../../../domain/messaging/ban.ts';
import {
  AlreadyInRoom,
  InviteNotFound,
  NotYourself,
  PersonBanned,
  RoleTooLow,
  RoomIsClosed,
  UserNotFound,
} from '../../../../domain/messaging/errors.ts';
import { type InviteId, Invites } from '../../../../domain/messaging/invite.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Relations } from '../../../kernel/relations.ts';
import { InviteLimit } from '../../conversations/ports.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoomFor, lockRoomNeeds } from '../lock-room.ts';
import { Invitees, InviteReader } from '../ports.ts';
import { notMemberRefusals } from '../require-role.ts';
import { InviteView } from '../views.ts';

export const invite = command({
  name: 'messaging.invite',
  summary: 'Invite someone to a room',
  description:
    'Any member may invite to a public room, the owner and moderators to a private one. A person has one pending invite to a room: inviting them again answers with it. You can invite 200 people an hour, with those whom you invite by creating rooms or write to as someone new.',
  access: 'signed-in',
  input: z
    .strictObject({ roomId: roomIdField, userId: idField<UserId>().meta({ description: 'Who is invited' }) })
    .meta({ id: 'InviteToRoom' }),
  output: InviteView,
  refuses: [
    ...notMemberRefusals,
    RoleTooLow,
    RoomIsClosed,
    IsRemoved,
    NotYourself,
    UserNotFound,
    AlreadyInRoom,
    PersonBanned,
    InviteNotFound,
  ],
  needs: {
    ...lockRoomNeeds,
    bans: Bans,
    invites: Invites,
    invitees: Invitees,
    limit: InviteLimit,
    relations: Relations,
    reader: InviteReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { roomId, userId: toId }, actor }, ports) {
    const { bans, invites, invitees, limit, relations, ids, clock } = ports;
    const at = clock.now();
    const { room, actor: by, target } = await lockRoomFor(ports, roomId, actor.id, toId);
    const reachable = (await invitees.of(actor.id, [toId])).length > 0;
    const banned = await bans.isBanned(roomId, toId, at);
    const former = await invites.find(roomId, toId);
    // An invite from someone with a block between them and either of the two does not count.
    const counts = former?.isPending && (await invitees.of(former.fromId, [actor.id, toId])).length === 2;
    const waiting = counts ? former : undefined;

    const sent = room.invite(by, { ...target, reachable, banned }, { id: ids.next(), waiting, at });
    if (sent === waiting) return sent.id;

    await limit.take(actor.id, 1);
    if (former) invites.remove(former);
    relations.requireUnblocked(actor.id, toId);
    invites.add(sent);
    return sent.id;
  },
  async answer(id: InviteId, { actor }, { reader }) {
    const found = await reader.one(actor.id, id);
    if (!found) throw new InviteNotFound();
    return found;
  },
});
