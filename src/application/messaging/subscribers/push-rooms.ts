import {
  RoleChanged,
  RoomChanged,
  RoomClosed,
  RoomJoined,
  RoomLeft,
  RoomOpened,
} from '../../../domain/messaging/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { roleChanged, roomClosed, roomJoined, roomLeft, roomUpdated } from '../room-frames.ts';
import { RoomAudience } from '../room-ports.ts';

export const pushRooms = subscriber({
  name: 'messaging.push-rooms',
  when: 'after-commit',
  on: [RoomOpened, RoomChanged, RoomClosed],
  frames: [roomJoined, roomUpdated, roomClosed],
  needs: { audience: RoomAudience },
  async handle(event, { audience }) {
    const { roomId } = event.data;
    const room = await audience.card(roomId);
    if (!room) return undefined;
    if (event.name === RoomOpened.eventName) {
      const user = await audience.person(event.data.ownerId);
      return { push: [toFrame(roomJoined, event, { roomId, user, room }, [event.data.ownerId])] };
    }
    const frame = event.name === RoomClosed.eventName ? roomClosed : roomUpdated;
    return { push: [toFrame(frame, event, room, await audience.of(roomId))] };
  },
});

/** Who comes, goes or rises: nothing for whom a block keeps apart from them. */
export const pushComings = subscriber({
  name: 'messaging.push-comings',
  when: 'after-commit',
  on: [RoomJoined, RoomLeft, RoleChanged],
  frames: [roomJoined, roomLeft, roleChanged],
  needs: { audience: RoomAudience },
  async handle(event, { audience }) {
    const { roomId, userId } = event.data;
    const [user, room, to] = await Promise.all([
      audience.person(userId),
      audience.card(roomId),
      audience.of(roomId, userId),
    ]);
    if (!room) return undefined;
    switch (event.name) {
      case RoomJoined.eventName:
        return { push: [toFrame(roomJoined, event, { roomId, user, room }, to)] };
      case RoomLeft.eventName: {
        const how = event.data.how as 'left' | 'removed' | 'banned';
        const all = [...new Set([...to, userId])];
        return { push: [toFrame(roomLeft, event, { roomId, user, how }, all)] };
      }
      case RoleChanged.eventName: {
        const role = event.data.role as 'owner' | 'moderator' | 'member';
        return { push: [toFrame(roleChanged, event, { roomId, user, role }, to)] };
      }
    }
  },
});
