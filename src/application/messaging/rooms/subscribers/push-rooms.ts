import { RoomChanged, RoomClosed, RoomOpened } from '../../../../domain/messaging/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { roomClosed, roomJoined, roomUpdated } from '../frames.ts';
import { RoomAudience } from '../ports.ts';

/** The owner's other devices get `room.joined` for a new room. */
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
      const { ownerId } = event.data;
      const user = await audience.person(ownerId);
      return { push: [toFrame(roomJoined, event, { roomId, user, room }, [ownerId])] };
    }
    const frame = event.name === RoomClosed.eventName ? roomClosed : roomUpdated;
    return { push: [toFrame(frame, event, room, await audience.of(roomId))] };
  },
});
