import { MessageAddressed } from '../../../../domain/messaging/published.ts';
import { requestsForMessage } from '../../../../domain/notifications/notification-request.ts';
import { PresenceTracker } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

export const notifyOfMessages = subscriber({
  name: 'notifications.tell-of-messages',
  when: 'projection',
  on: [MessageAddressed],
  frames,
  needs: { ...notifyPorts, audience: EventAudience, presenceTracker: PresenceTracker },
  async handle(event, { audience, presenceTracker, ...ports }) {
    const { conversationId, messageId: id, senderId, mentionIds } = event.data;
    const peerId = await audience.ofDirectMessage(conversationId, senderId);
    const awayPeerId = peerId && !presenceTracker.isPresent(peerId) ? peerId : undefined;
    return notify(ports, event, requestsForMessage({ id, conversationId, senderId, mentionIds }, awayPeerId));
  },
});
