import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import { RoomNotFound, TooManyRooms, UserNotFound } from '../../../../domain/messaging/errors.ts';
import { Invite, type InviteId, Invites } from '../../../../domain/messaging/invite.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { Room } from '../../../../domain/messaging/room.ts';
import { Rooms } from '../../../../domain/messaging/rooms.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Relations } from '../../../kernel/relations.ts';
import { ConversationReader, InviteLimit } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { RoomVisibilityField, roomDescription, roomTitle } from '../../fields.ts';
import { Invitees } from '../ports.ts';

export const createRoom = command({
  name: 'messaging.create-room',
  summary: 'Create a room',
  description:
    'Friends among `memberIds` join at once; others get an invite, and so do friends who are in too many rooms. Invites count as those of `messaging.invite` do.',
  access: 'signed-in',
  input: z
    .strictObject({
      title: roomTitle,
      description: roomDescription.default(''),
      visibility: RoomVisibilityField.default('private'),
      memberIds: z
        .array(idField<UserId>())
        .max(100)
        .default([])
        .meta({ description: 'At most 100 people to add or invite' }),
    })
    .meta({ id: 'CreateRoom' }),
  output: ConversationView,
  refuses: [RoomNotFound, UserNotFound, TooManyRooms],
  needs: {
    rooms: Rooms,
    memberships: Memberships,
    invites: Invites,
    invitees: Invitees,
    limit: InviteLimit,
    relations: Relations,
    reader: ConversationReader,
    ids: Ids,
    clock: Clock,
  },
  async handle(
    { input: { memberIds, ...about }, actor },
    { rooms, memberships, invites, invitees, limit, relations, ids, clock },
  ) {
    const at = clock.now();
    const others = [...new Set(memberIds)].filter((id) => id !== actor.id);
    const people = await invitees.of(actor.id, others);
    if (people.length < others.length) throw new UserNotFound();
    const busy = await memberships.inTooManyRooms([actor.id, ...others]);

    const id = ids.next<ConversationId>();
    const opened = Room.open({
      ...about,
      id,
      owner: { userId: actor.id, inTooManyRooms: busy.has(actor.id) },
      people: people.map((one) => ({ userId: one.id, friend: one.friend, inTooManyRooms: busy.has(one.id) })),
      at,
    });

    await limit.take(actor.id, opened.toInvite.length);
    rooms.add(opened.room);
    rooms.index(opened.room);
    memberships.add(id, opened.memberships);
    for (const toId of opened.toInvite) {
      relations.requireUnblocked(actor.id, toId);
      invites.add(Invite.send({ id: ids.next<InviteId>(), roomId: id, fromId: actor.id, toId, at }));
    }
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const conversation = await reader.one(actor.id, id);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
