import { RoleChanged, RoomJoined, RoomLeft } from '../../../../domain/messaging/published.ts';
import { toFrame } from '../../../kernel/frame.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { roleChanged, roomJoined, roomLeft } from '../frames.ts';
import { RoomAudience } from '../ports.ts';

/** Members with a block between them and the person get no frame about that person. */
export const pushMembership = subscriber({
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
        const recipients = [...new Set([...to, userId])];
        return { push: [toFrame(roomLeft, event, { roomId, user, how }, recipients)] };
      }
      case RoleChanged.eventName: {
        const role = event.data.role as 'owner' | 'moderator' | 'member';
        return { push: [toFrame(roleChanged, event, { roomId, user, role }, to)] };
      }
    }
  },
});
