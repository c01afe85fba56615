import { type ConversationId, Conversations } from '../../../../domain/messaging/conversation.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { Rooms } from '../../../../domain/messaging/rooms.ts';
import { ContentRemoved, ContentRestored, RemovalFinal } from '../../../../domain/moderation/published.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { subscriber } from '../../../kernel/subscriber.ts';

/**
 * What moderators of the service decide takes effect in the decision's transaction. Everything that asks for members
 * follows, because only the owner's membership stays.
 */
export const moderateRooms = subscriber({
  name: 'messaging.moderate-rooms',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: {
    rooms: Rooms,
    conversations: Conversations,
    memberships: Memberships,
    uses: FileAttachments,
  },
  async handle(event, { rooms, conversations, memberships, uses }) {
    if (event.data.kind !== 'room') return undefined;
    const id = event.data.subjectId as ConversationId;
    await conversations.lock([id]);
    const room = await rooms.find(id);
    if (!room) return undefined;
    if (event.name === ContentRemoved.eventName) {
      if (room.hide({ ...event.data, at: event.at })) memberships.hold(id);
    } else if (event.name === ContentRestored.eventName) {
      const since = room.removedAt;
      if (since !== null && room.restore()) memberships.giveBack(id, since);
    } else if (room.deleteRemoved()) {
      uses.detach([id]);
      memberships.dropAll(id);
    }
    rooms.index(room);
    return undefined;
  },
});
