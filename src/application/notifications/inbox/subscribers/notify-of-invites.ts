import { InviteSent } from '../../../../domain/messaging/published.ts';
import { notifier } from '../notify.ts';

export const notifyOfInvites = notifier({
  name: 'notifications.tell-of-invites',
  on: [InviteSent],
  needs: {},
  requests({ data: { inviteId, roomId, fromId: actorId, toId: recipientId }, at }) {
    const subject = { kind: 'invite', id: inviteId } as const;
    // Once a day for each room, however often the invite is withdrawn, declined and sent again.
    const key = `invite ${roomId} ${new Date(at).toISOString().slice(0, 10)}`;
    return [{ recipientId, actorId, type: 'invite', subject, key }];
  },
});
