import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { RoomNotFound, TooManyRooms, UserNotFound } from '../../../domain/messaging/errors.ts';
import { Invite, type InviteId, Invites } from '../../../domain/messaging/invite.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { RoomJoined } from '../../../domain/messaging/published.ts';
import { Room, Rooms } from '../../../domain/messaging/room.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { ConversationReader, Invitees } from '../ports.ts';
import { roomDescription, roomTitle } from '../text.ts';
import { ConversationView, RoomVisibilityField } from '../views.ts';

export const createRoom = command({
  name: 'messaging.create-room',
  summary: 'Open a room',
  description:
    'Friends among `memberIds` are in at once, others get an invite; so do friends who are in as many rooms as one can be.',
  access: 'signed-in',
  input: z.strictObject({
    title: roomTitle,
    description: roomDescription.default(''),
    visibility: RoomVisibilityField.default('private'),
    memberIds: z.array(idField<UserId>()).max(100).default([]),
  }),
  output: ConversationView,
  refuses: [RoomNotFound, UserNotFound, TooManyRooms],
  needs: {
    rooms: Rooms,
    memberships: Memberships,
    invites: Invites,
    invitees: Invitees,
    relations: Relations,
    reader: ConversationReader,
    recorder: EventRecorder,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { rooms, memberships, invites, invitees, relations, recorder, ids, clock }) {
    const { title, description, visibility } = input;
    const at = clock.now();
    const others = [...new Set(input.memberIds)].filter((id) => id !== actor.id);
    const people = await invitees.of(actor.id, others);
    if (people.length < others.length) throw new UserNotFound();
    const overrun = await memberships.inTooManyRooms([actor.id, ...people.map(({ id }) => id)]);
    if (overrun.has(actor.id)) throw new TooManyRooms();

    const room = Room.open({
      id: ids.next<ConversationId>(),
      ownerId: actor.id,
      title,
      description,
      visibility,
      at,
    });
    rooms.add(room);
    rooms.list(room);
    const entering = new Set(
      people.filter(({ id, friend }) => friend && !overrun.has(id)).map(({ id }) => id),
    );
    const joining = {
      conversationId: room.id,
      visibleFromSeq: 1,
      lastReadSeq: 0,
      request: 'open',
      joinedAt: at,
    } as const;
    memberships.add(room.id, [
      { ...joining, userId: actor.id, role: 'owner' },
      ...[...entering].map((userId) => ({ ...joining, userId, role: 'member' as const })),
    ]);
    for (const userId of entering) recorder.record(RoomJoined({ roomId: room.id, userId }));
    for (const { id: toId } of people.filter(({ id }) => !entering.has(id))) {
      relations.requireUnblocked(actor.id, toId);
      invites.add(Invite.send({ id: ids.next<InviteId>(), roomId: room.id, fromId: actor.id, toId, at }));
    }
    return room.id;
  },
  async answer(id, { actor }, { reader }) {
    const conversation = await reader.one(actor.id, id);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});
