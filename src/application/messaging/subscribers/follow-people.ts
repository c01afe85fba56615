import { AccountDeleted } from '../../../domain/identity/published.ts';
import { Memberships } from '../../../domain/messaging/membership.ts';
import { RoomLeft } from '../../../domain/messaging/published.ts';
import { Rooms } from '../../../domain/messaging/room.ts';
import { Timelines } from '../../../domain/messaging/timeline.ts';
import { UserBlocked } from '../../../domain/social/published.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { handOver } from '../handing-over.ts';
import { Heirs } from '../ports.ts';
import { MessagingPurge } from '../room-ports.ts';

const step = 200;
const few = 20;
const more = { more: 'on' };

export const endInvitesOfBlocked = subscriber({
  name: 'messaging.end-invites-of-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { relations: Relations, purge: MessagingPurge },
  async handle({ data: { blockerId, blockedId } }, { relations, purge }) {
    // Whoever invites holds the account that a block locks, so none can come after this.
    if ((await relations.between(blockerId, blockedId)).blocked) purge.endInvites(blockerId, blockedId);
    return undefined;
  },
});

/**
 * Who is gone leaves their rooms, which get the next owner, and takes their reactions back. What they wrote stays,
 * and so do direct conversations, for the other one.
 */
export const purgeMemberships = subscriber({
  name: 'messaging.purge-memberships',
  when: 'projection',
  on: [AccountDeleted],
  needs: {
    purge: MessagingPurge,
    timelines: Timelines,
    rooms: Rooms,
    memberships: Memberships,
    heirs: Heirs,
    recorder: EventRecorder,
    clock: Clock,
  },
  async handle({ data: { userId } }, { purge, timelines, clock, ...ports }) {
    const rooms = await purge.roomIds(userId, few);
    if (rooms.length > 0) await timelines.open(rooms);
    for (const roomId of rooms) {
      const before = await ports.memberships.find(roomId, userId);
      if (!before) continue;
      await ports.memberships.remove(roomId, userId);
      ports.recorder.record(RoomLeft({ roomId, userId, byId: userId, how: 'left' }));
      if (before.role === 'owner') await handOver(ports, roomId, clock.now());
    }
    if (rooms.length > 0) return more;
    const reacted = await purge.reactedTo(userId, step);
    if (reacted.length > 0) {
      const opened = await timelines.open([...new Set(reacted.map(({ conversationId }) => conversationId))]);
      const changes = reacted.map(({ id, conversationId }) => ({
        id,
        changeSeq: opened.get(conversationId)!.nextChange(),
      }));
      purge.unreact(userId, changes);
      timelines.save([...opened.values()].map((timeline) => ({ timeline })));
    }
    purge.bansOf(userId);
    const invited = await purge.invitesOf(userId, step);
    return reacted.length > 0 || invited ? more : undefined;
  },
});
