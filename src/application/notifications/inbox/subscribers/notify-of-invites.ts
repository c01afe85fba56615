import { InviteSent } from '../../../../domain/messaging/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

export const notifyOfInvites = subscriber({
  name: 'notifications.tell-of-invites',
  when: 'projection',
  on: [InviteSent],
  frames,
  needs: notifyPorts,
  handle(event, ports) {
    const { inviteId, roomId, fromId: actorId, toId: recipientId } = event.data;
    const subject = { kind: 'invite', id: inviteId } as const;
    // Once a day for each room, however often the invite is withdrawn, declined and sent again.
    const key = `invite ${roomId} ${new Date(event.at).toISOString().slice(0, 10)}`;
    return notify(ports, event, [{ recipientId, actorId, type: 'invite', subject, key }]);
  },
});
