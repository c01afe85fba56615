import { AccountDeleted } from '../../../domain/identity/published.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Conversations } from '../../../domain/messaging/conversation.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { leave, leaveNeeds } from '../rooms/leave.ts';
import { MessagingPurge } from './ports.ts';

const step = 200;
const roomsAtOnce = 20;
const more = { more: 'on' };

const needs = { ...leaveNeeds, conversations: Conversations, purge: MessagingPurge };
type Ports = Resolved<typeof needs>;

/**
 * A deleted account leaves its rooms, and its reactions, invites, bans and rooms' avatars are removed. Its messages stay, and so do
 * direct conversations, for the other person.
 */
export const purgeMemberships = subscriber({
  name: 'messaging.purge-memberships',
  when: 'projection',
  on: [AccountDeleted],
  needs,
  async handle({ data: { userId } }, ports) {
    if (await leaveRooms(userId, ports)) return more;
    const reacted = await removeReactions(userId, ports);
    ports.purge.bansOf(userId);
    const invited = await ports.purge.invitesOf(userId, step);
    const shown = await ports.rooms.withAvatarOf(userId, undefined, roomsAtOnce);
    for (const room of shown) room.loseAvatar();
    return reacted || invited || shown.length > 0 ? more : undefined;
  },
});

async function leaveRooms(userId: UserId, ports: Ports): Promise<boolean> {
  const { purge, conversations, rooms, memberships } = ports;
  const ids = await purge.roomIds(userId, roomsAtOnce);
  if (ids.length === 0) return false;
  await conversations.lock(ids);
  for (const id of ids) {
    memberships.dropHeld(id, userId);
    const membership = await memberships.find(id, userId);
    const room = membership && (await rooms.find(id));
    if (room) await leave(ports, room, membership);
  }
  return true;
}

async function removeReactions(userId: UserId, { purge, conversations, clock }: Ports): Promise<boolean> {
  const reacted = await purge.reactedTo(userId, step);
  if (reacted.length === 0) return false;
  const locked = await conversations.lock([...new Set(reacted.map(({ conversationId }) => conversationId))]);
  const at = clock.now();
  purge.unreact(
    userId,
    reacted.map(({ id, conversationId }) => ({ id, changeSeq: locked.get(conversationId)!.nextChange(at) })),
  );
  conversations.save([...locked.values()]);
  return true;
}
