import type { Id } from '../../../../domain/kernel/id.ts';
import { MessageReacted } from '../../../../domain/messaging/published.ts';
import type { SubjectKind } from '../../../../domain/notifications/types.ts';
import { ReactionChanged } from '../../../../domain/posts/published.ts';
import { notifier } from '../notify.ts';

/** Changing the kind of a reaction notifies nobody again. */
export const notifyOfReactions = notifier({
  name: 'notifications.tell-of-reactions',
  on: [ReactionChanged, MessageReacted],
  needs: {},
  requests({ name, data }) {
    if (data.kind === '') return [];
    const [kind, id, recipientId, actorId] =
      name === ReactionChanged.eventName
        ? [kindOf(data.subject), data.subjectId, data.ownerId, data.userId]
        : (['message', data.messageId, data.senderId, data.byId] as const);
    const subject = { kind, id: id as Id };
    return [{ recipientId, actorId, type: 'reaction', subject, key: `reaction ${id} ${actorId}` }];
  },
});

const kindOf = (subject: string): SubjectKind =>
  subject === 'payment' ? 'transfer' : (subject as SubjectKind);
