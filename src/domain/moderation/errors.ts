import { refusal } from '../kernel/refusal.ts';

export class SubjectNotFound extends refusal(
  'moderation.subject-not-found',
  'not-found',
  'There is no such thing to report, or you do not see it',
) {}
export class OwnContent extends refusal(
  'moderation.own-content',
  'invalid',
  'You cannot report yourself or your own content',
) {}
export class CaseNotFound extends refusal(
  'moderation.case-not-found',
  'not-found',
  'There is no such case',
) {}
export class UserNotFound extends refusal(
  'moderation.user-not-found',
  'not-found',
  'There is no such user',
) {}
export class OwnCase extends refusal(
  'moderation.own-case',
  'forbidden',
  'You cannot decide about yourself or your own content',
) {}
export class StaffCase extends refusal(
  'moderation.staff-case',
  'forbidden',
  'Only admins decide about moderators and admins',
) {}
export class ActionNotPossible extends refusal(
  'moderation.action-not-possible',
  'conflict',
  'The thing is not in a state for this action',
) {}
export class WrongTerms extends refusal(
  'moderation.wrong-terms',
  'invalid',
  'These terms do not fit the action',
) {}
export class DecisionNotFound extends refusal(
  'moderation.decision-not-found',
  'not-found',
  'There is no such decision about you',
) {}
export class AlreadyAppealed extends refusal(
  'moderation.already-appealed',
  'conflict',
  'You have appealed against this decision already',
) {}
export class AppealNotFound extends refusal(
  'moderation.appeal-not-found',
  'not-found',
  'There is no such appeal',
) {}
export class AppealAnsweredAlready extends refusal(
  'moderation.appeal-answered',
  'conflict',
  'The appeal is answered already',
) {}
export class OwnDecision extends refusal(
  'moderation.own-decision',
  'forbidden',
  'Someone other than who decided answers an appeal',
) {}
