import { listActions } from './actions/queries/list-actions.ts';
import { answerAppeal } from './appeals/commands/answer-appeal.ts';
import { appeal } from './appeals/commands/appeal.ts';
import { listAppeals } from './appeals/queries/list-appeals.ts';
import { listMyDecisions } from './appeals/queries/list-my-decisions.ts';
import { decideCase } from './cases/commands/decide-case.ts';
import { report } from './cases/commands/report.ts';
import { getCase } from './cases/queries/get-case.ts';
import { listCases } from './cases/queries/list-cases.ts';
import { listMyReports } from './cases/queries/list-my-reports.ts';
import { purgeAccount } from './purge-account.ts';
import { suspendUser } from './suspensions/commands/suspend-user.ts';
import { unsuspendUser } from './suspensions/commands/unsuspend-user.ts';
import { refreshSuspension } from './suspensions/subscribers/refresh-suspension.ts';

export const operations = [
  report,
  listMyReports,
  listCases,
  getCase,
  decideCase,
  suspendUser,
  unsuspendUser,
  appeal,
  listMyDecisions,
  listAppeals,
  answerAppeal,
  listActions,
] as const;

export const subscribers = [refreshSuspension, purgeAccount];
