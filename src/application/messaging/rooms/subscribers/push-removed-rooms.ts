import { RoomRemoved, RoomRestored } from '../../../../domain/messaging/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { roomRemoved, roomRestored, roomUpdated } from '../frames.ts';
import { RoomAudience } from '../ports.ts';

/** The owner of a removed room sees it on, so it is no `room.removed` for them. */
export const pushRemovedRooms = subscriber({
  name: 'messaging.push-removed-rooms',
  when: 'after-commit',
  on: [RoomRemoved, RoomRestored],
  frames: [roomRemoved, roomRestored, roomUpdated],
  needs: { audience: RoomAudience },
  async handle(event, { audience }) {
    const { roomId } = event.data;
    const [room, members] = await Promise.all([audience.card(roomId), audience.of(roomId)]);
    if (!room) return undefined;
    if (event.name === RoomRestored.eventName) return { push: [toFrame(roomRestored, event, room, members)] };
    const held = await audience.held(roomId);
    return {
      push: [toFrame(roomRemoved, event, { id: roomId }, held), toFrame(roomUpdated, event, room, members)],
    };
  },
});
