import {
  RoleChanged,
  RoomChanged,
  RoomClosed,
  RoomJoined,
  RoomLeft,
  RoomOpened,
} from '../../../domain/messaging/published.ts';
import { announce } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { roleChanged, roomClosed, roomJoined, roomLeft, roomUpdated } from '../room-frames.ts';
import { RoomAudience } from '../room-ports.ts';

export const pushRooms = subscriber({
  name: 'messaging.push-rooms',
  when: 'live',
  hears: [RoomOpened, RoomChanged, RoomClosed],
  frames: [roomJoined, roomUpdated, roomClosed],
  needs: { audience: RoomAudience },
  async handle(fact, { audience }) {
    const { roomId } = fact.data;
    const room = await audience.card(roomId);
    if (!room) return undefined;
    if (fact.name === RoomOpened.eventName) {
      const user = await audience.person(fact.data.ownerId);
      return { announce: [announce(roomJoined, fact, { roomId, user, room }, [fact.data.ownerId])] };
    }
    const frame = fact.name === RoomClosed.eventName ? roomClosed : roomUpdated;
    return { announce: [announce(frame, fact, room, await audience.of(roomId))] };
  },
});

/** Who comes, goes or rises: nothing for whom a block keeps apart from them. */
export const pushComings = subscriber({
  name: 'messaging.push-comings',
  when: 'live',
  hears: [RoomJoined, RoomLeft, RoleChanged],
  frames: [roomJoined, roomLeft, roleChanged],
  needs: { audience: RoomAudience },
  async handle(fact, { audience }) {
    const { roomId, userId } = fact.data;
    const [user, room, to] = await Promise.all([
      audience.person(userId),
      audience.card(roomId),
      audience.of(roomId, userId),
    ]);
    if (!room) return undefined;
    switch (fact.name) {
      case RoomJoined.eventName:
        return { announce: [announce(roomJoined, fact, { roomId, user, room }, to)] };
      case RoomLeft.eventName: {
        const how = fact.data.how as 'left' | 'removed' | 'banned';
        const all = [...new Set([...to, userId])];
        return { announce: [announce(roomLeft, fact, { roomId, user, how }, all)] };
      }
      case RoleChanged.eventName: {
        const role = fact.data.role as 'owner' | 'moderator' | 'member';
        return { announce: [announce(roleChanged, fact, { roomId, user, role }, to)] };
      }
    }
  },
});
