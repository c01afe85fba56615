import { eventType } from '../kernel/event.ts';

const about = { caseId: 'id', decisionId: 'id', kind: 'text', subjectId: 'id' } as const;

/** Their contexts hide the thing, and bring it back, in the transaction of the decision. */
export const ContentRemoved = eventType('moderation.content-removed', 1, { ...about, reason: 'text' });
export const ContentRestored = eventType('moderation.content-restored', 1, about);
/** The time in which it could be restored is over: its context deletes it. */
export const RemovalFinal = eventType('moderation.removal-final', 1, { kind: 'text', subjectId: 'id' });

/** A decision that people are notified of. */
export const CaseDecided = eventType('moderation.case-decided', 1, { caseId: 'id', decisionId: 'id' });
export const AppealAnswered = eventType('moderation.appeal-answered', 1, {
  appealId: 'id',
  decisionId: 'id',
  userId: 'id',
});

/** A suspension starts, changes or ends. */
export const SuspensionChanged = eventType('moderation.suspension-changed', 1, { userId: 'id' });
