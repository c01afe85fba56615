import type { UserId } from '../../../../domain/kernel/id.ts';
import { AppealAnswered, CaseDecided } from '../../../../domain/moderation/published.ts';
import type { NotificationRequest } from '../../../../domain/notifications/notification-request.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

/** The author, unless reports were dismissed, and everyone who reported it. Nobody is named as who did it. */
export const notifyOfDecisions = subscriber({
  name: 'notifications.notify-of-decisions',
  when: 'projection',
  on: [CaseDecided, AppealAnswered],
  frames,
  needs: { ...notifyPorts, audience: EventAudience },
  async handle(event, { audience, ...ports }) {
    const { decisionId } = event.data;
    const decision = { kind: 'decision', id: decisionId } as const;
    const request = (recipientId: UserId, subject: NotificationRequest['subject'], key: string) =>
      ({ recipientId, actorId: null, type: 'moderation', subject, key }) as const;
    if (event.name === AppealAnswered.eventName)
      return notify(ports, event, [request(event.data.userId, decision, `appeal ${event.data.appealId}`)]);
    const { authorId, reports } = await audience.ofDecision(decisionId);
    return notify(ports, event, [
      ...(authorId ? [request(authorId, decision, `decision ${decisionId}`)] : []),
      ...reports.map(({ id, reporterId }) =>
        request(reporterId, { kind: 'report', id }, `decision ${decisionId}`),
      ),
    ]);
  },
});
