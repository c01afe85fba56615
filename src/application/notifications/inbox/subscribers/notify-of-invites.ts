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
    const { inviteId, fromId: actorId, toId: recipientId } = event.data;
    const subject = { kind: 'invite', id: inviteId } as const;
    const key = `invite ${inviteId} ${event.id}`;
    return notify(ports, event, [{ recipientId, actorId, type: 'invite', subject, key }]);
  },
});
