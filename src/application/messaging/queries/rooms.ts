import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { RoleTooLow } from '../../../domain/messaging/errors.ts';
import type { InviteId } from '../../../domain/messaging/invite.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageInput, pageOf } from '../../kernel/page.ts';
import { ConversationReader, Doors } from '../ports.ts';
import { InviteReader, RoomLists } from '../room-ports.ts';
import { BanView, InviteView } from '../room-views.ts';
import { leadingRole, outside, roleIn } from '../standing.ts';
import { ConversationView, ParticipantView } from '../views.ts';

const listedKey = z.strictObject({ id: idField<ConversationId>(), term: z.string().max(40).optional() });

export const listRooms = query({
  name: 'messaging.list-rooms',
  summary: 'Rooms that anyone may join',
  description:
    'The newest first; with `q` those whose title has words that begin so, whole words first. Without rooms that you are banned from.',
  access: 'signed-in',
  input: z.strictObject({ q: z.string().trim().min(1).max(80).optional(), ...pageInput(listedKey) }),
  output: pageOf(ConversationView),
  refuses: [],
  needs: { rooms: RoomLists, conversations: ConversationReader },
  async handle({ input: { q, ...page }, actor }, { rooms, conversations }) {
    const { items, nextCursor } = await rooms.listed(actor.id, q, page);
    return { items: await conversations.several(actor.id, items), nextCursor };
  },
});

export const listParticipants = query({
  name: 'messaging.list-participants',
  summary: 'Who is in a room of yours',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>(), ...idPageInput<UserId>() }),
  output: pageOf(ParticipantView),
  refuses: [...outside],
  needs: { rooms: RoomLists, doors: Doors },
  async handle({ input: { roomId, ...page }, actor }, { rooms, doors }) {
    await roleIn(doors, roomId, actor.id);
    return rooms.participants(actor.id, roomId, page);
  },
});

export const listBans = query({
  name: 'messaging.list-bans',
  summary: 'Who is banned from a room that you lead',
  description: 'For its owner and moderators; bans that are over are not among them.',
  access: 'signed-in',
  input: z.strictObject({ roomId: idField<ConversationId>(), ...idPageInput<UserId>() }),
  output: pageOf(BanView),
  refuses: [...outside, RoleTooLow],
  needs: { rooms: RoomLists, doors: Doors },
  async handle({ input: { roomId, ...page }, actor }, { rooms, doors }) {
    await leadingRole(doors, roomId, actor.id);
    return rooms.bans(actor.id, roomId, page);
  },
});

export const listInvites = query({
  name: 'messaging.list-invites',
  summary: 'Invites into rooms that wait for an answer, newest first',
  access: 'signed-in',
  input: z.strictObject({
    direction: z.enum(['received', 'sent']).default('received'),
    ...idPageInput<InviteId>(),
  }),
  output: pageOf(InviteView),
  refuses: [],
  needs: { invites: InviteReader },
  handle: ({ input: { direction, ...page }, actor }, { invites }) =>
    invites.pending(actor.id, direction, page),
});
