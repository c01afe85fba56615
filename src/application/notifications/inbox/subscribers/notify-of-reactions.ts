import type { Id } from '../../../../domain/kernel/id.ts';
import { MessageReacted } from '../../../../domain/messaging/published.ts';
import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { ReactionChanged } from '../../../../domain/posts/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

/** Changing the kind of a reaction notifies nobody again. */
export const notifyOfReactions = subscriber({
  name: 'notifications.tell-of-reactions',
  when: 'projection',
  on: [ReactionChanged, MessageReacted],
  frames,
  needs: notifyPorts,
  async handle(event, ports) {
    if (event.data.kind === '') return undefined;
    const [kind, id, recipientId, actorId] =
      event.name === ReactionChanged.eventName
        ? [kindOf(event.data.subject), event.data.subjectId, event.data.ownerId, event.data.userId]
        : (['message', event.data.messageId, event.data.senderId, event.data.byId] as const);
    const subject = { kind, id: id as Id };
    const key = `reaction ${id} ${actorId}`;
    return notify(ports, event, [{ recipientId, actorId, type: 'reaction', subject, key }]);
  },
});

const kindOf = (subject: string): SubjectKind =>
  subject === 'payment' ? 'transfer' : (subject as SubjectKind);
