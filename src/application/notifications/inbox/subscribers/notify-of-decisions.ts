import type { UserId } from '../../../../domain/kernel/id.ts';
import { AppealAnswered, CaseDecided } from '../../../../domain/moderation/published.ts';
import type { NotificationRequest } from '../../../../domain/notifications/notification-request.ts';
import { notifier } from '../notify.ts';
import { EventAudience } from '../ports.ts';

/** The author, unless reports were dismissed, and everyone who reported it. Nobody is named as who did it. */
export const notifyOfDecisions = notifier({
  name: 'notifications.notify-of-decisions',
  on: [CaseDecided, AppealAnswered],
  needs: { audience: EventAudience },
  async requests({ name, data }, { audience }) {
    const { decisionId } = data;
    const decision = { kind: 'decision', id: decisionId } as const;
    const request = (recipientId: UserId, subject: NotificationRequest['subject'], key: string) =>
      ({ recipientId, actorId: null, type: 'moderation', subject, key }) as const;
    if (name === AppealAnswered.eventName) return [request(data.userId, decision, `appeal ${data.appealId}`)];
    const { authorId, reports } = await audience.ofDecision(decisionId);
    return [
      ...(authorId ? [request(authorId, decision, `decision ${decisionId}`)] : []),
      ...reports.map(({ id, reporterId }) =>
        request(reporterId, { kind: 'report', id }, `decision ${decisionId}`),
      ),
    ];
  },
});
