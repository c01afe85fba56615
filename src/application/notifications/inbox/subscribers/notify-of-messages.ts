import { MessageAddressed, MessageMentionsAdded } from '../../../../domain/messaging/published.ts';
import {
  type NotificationRequest,
  requestsForMessage,
  unreadAfterMs,
} from '../../../../domain/notifications/notification-request.ts';
import { EventRecorder, PresenceTracker } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';
import { readConversation } from '../read-conversation.ts';

/** The second step of a message to someone who is connected. */
const unlessRead = 'unless-read';

/**
 * Notifies people mentioned at once, and the peer of a direct conversation at once if they are not connected. A phone
 * that has lost its network seems connected for most of a minute: so those who are connected are notified later, unless
 * they have read the message by then.
 */
export const notifyOfMessages = subscriber({
  name: 'notifications.tell-of-messages',
  when: 'projection',
  on: [MessageAddressed, MessageMentionsAdded],
  frames,
  needs: {
    ...notifyPorts,
    audience: EventAudience,
    presenceTracker: PresenceTracker,
    recorder: EventRecorder,
  },
  async handle(event, { audience, presenceTracker, recorder, ...ports }, step) {
    const { conversationId, messageId: id, senderId, mentionIds } = event.data;
    const message = { id, conversationId, senderId, mentionIds };
    const notifyOf = (requests: readonly NotificationRequest[]) =>
      notify(
        ports,
        requests.map((request) => ({ event, request })),
      );
    if (event.name === MessageMentionsAdded.eventName)
      return notifyOf(requestsForMessage(message, undefined));
    const peerId = await audience.ofUnreadMessage(id);
    if (step === unlessRead) return notifyOf(requestsForMessage(message, peerId));
    // Writing reads the conversation.
    await readConversation({ ...ports, recorder }, senderId, conversationId);
    const isPresent = peerId !== undefined && (await presenceTracker.isPresent(peerId));
    const progress = await notifyOf(requestsForMessage(message, isPresent ? undefined : peerId));
    return isPresent ? { ...progress, more: unlessRead, pause: unreadAfterMs } : progress;
  },
});
