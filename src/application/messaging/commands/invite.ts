import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Bans } from '../../../domain/messaging/ban.ts';
import {
  AlreadyInRoom,
  InviteNotFound,
  NotYourself,
  PersonBanned,
  RoleTooLow,
  RoomIsClosed,
  RoomNotFound,
  UserNotFound,
} from '../../../domain/messaging/errors.ts';
import { Invite, type InviteId, Invites } from '../../../domain/messaging/invite.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { type ConversationId, Timelines } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { Doors, Invitees } from '../ports.ts';
import { InviteReader } from '../room-ports.ts';
import { InviteView } from '../room-views.ts';
import { outside, roleIn } from '../standing.ts';

export const invite = command({
  name: 'messaging.invite',
  summary: 'Ask someone into a room',
  description:
    'Into a public room any member may, into a private one its owner and moderators. One invite waits for a person and a room: while it does, asking again answers that one.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>(), userId: idField<UserId>() }),
  output: InviteView,
  refuses: [
    ...outside,
    RoleTooLow,
    RoomIsClosed,
    NotYourself,
    UserNotFound,
    AlreadyInRoom,
    PersonBanned,
    InviteNotFound,
  ],
  needs: {
    rooms: Rooms,
    timelines: Timelines,
    doors: Doors,
    bans: Bans,
    invites: Invites,
    invitees: Invitees,
    relations: Relations,
    reader: InviteReader,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'invite', points: 200, seconds: 3600, per: 'account' }],
  async handle(
    { input: { roomId, userId: toId }, actor },
    { rooms, timelines, doors, bans, invites, invitees, relations, ids, clock },
  ) {
    const at = clock.now();
    await timelines.open([roomId]);
    const role = await roleIn(doors, roomId, actor.id);
    const room = await rooms.find(roomId);
    if (!room) throw new RoomNotFound();
    if (room.isClosed) throw new RoomIsClosed();
    if (!room.mayInvite(role)) throw new RoleTooLow();
    if (toId === actor.id) throw new NotYourself();
    if ((await invitees.of(actor.id, [toId])).length === 0) throw new UserNotFound();
    if (await doors.roleIn(roomId, toId)) throw new AlreadyInRoom();
    if (await bans.stands(roomId, toId, at)) throw new PersonBanned();

    const before = await invites.into(roomId, toId);
    // That of someone whom a block keeps apart from the two is none to them.
    if (before?.isPending && (await invitees.of(before.fromId, [actor.id, toId])).length === 2)
      return before.id;
    if (before) invites.remove(before);
    relations.requireUnblocked(actor.id, toId);
    const sent = Invite.send({ id: ids.next<InviteId>(), roomId, fromId: actor.id, toId, at });
    invites.add(sent);
    return sent.id;
  },
  async answer(id, { actor }, { reader }) {
    const found = await reader.one(actor.id, id);
    if (!found) throw new InviteNotFound();
    return found;
  },
});
