import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { AppealId, appealStatuses } from '../../domain/moderation/appeal.ts';
import type { DecisionId } from '../../domain/moderation/case.ts';
import type { CaseId, ReportId, Status, Subject } from '../../domain/moderation/report.ts';
import type { Role } from '../kernel/operation.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type {
  AppealView,
  CaseView,
  LoggedAction,
  OwnDecisionView,
  ReceivedAppealPage,
  ReportView,
} from './views.ts';

/** What can be reported, as other contexts know it. */
export abstract class Reportable {
  /** Undefined unless the viewer sees it. Its files stay as they are until the unit of work ends. */
  abstract find(viewerId: UserId, subject: Subject): Promise<Reported | undefined>;
  /** Whether its author has not deleted it; a removed thing exists. */
  abstract exists(subject: Subject): Promise<boolean>;
}

export interface Reported {
  readonly authorId: UserId;
  readonly text: string;
  /** Files with the content that they have now. */
  readonly files: readonly { readonly id: Id; readonly revisionId: Id }[];
  readonly createdAt: Instant;
}

export abstract class Evidence {
  /** Part of the current unit of work. Nothing happens if the case has it already. */
  abstract keep(caseId: CaseId, reported: Reported, at: Instant): void;
}

export abstract class Staff {
  /** Undefined when there is no such account, or it was deleted. */
  abstract roleOf(userId: UserId): Promise<Role | undefined>;
}

/** Append-only: what moderators did. Part of the current unit of work. */
export abstract class ActionLog {
  abstract append(entry: {
    readonly byId: UserId | null;
    readonly action: LoggedAction['action'];
    readonly subject: Subject;
    readonly reason: string;
    readonly at: Instant;
  }): void;
  abstract list(page: PageRequest<Id>): Promise<Page<LoggedAction>>;
}

/** The order of cases: most reported first. */
export interface CasePlace {
  readonly reports: number;
  readonly id: CaseId;
}

export abstract class CaseReader {
  abstract one(id: CaseId): Promise<CaseView | undefined>;
  abstract list(
    filter: { readonly status?: Status | undefined; readonly kind?: Subject['kind'] | undefined },
    page: PageRequest<CasePlace>,
  ): Promise<Page<CaseView>>;
  /** The case that a decision is about, if it is about this person. */
  abstract ofDecision(id: DecisionId, authorId: UserId): Promise<CaseId | undefined>;
}

/** What people see of their own reports, and of decisions about them. */
export abstract class OwnModeration {
  abstract report(id: ReportId): Promise<ReportView>;
  abstract reports(userId: UserId, page: PageRequest<ReportId>): Promise<Page<ReportView>>;
  abstract decisions(userId: UserId, page: PageRequest<DecisionId>): Promise<Page<OwnDecisionView>>;
}

export abstract class AppealReader {
  abstract one(id: AppealId): Promise<AppealView | undefined>;
  /** The oldest first. */
  abstract list(
    status: (typeof appealStatuses)[number] | undefined,
    page: PageRequest<AppealId>,
  ): Promise<ReceivedAppealPage>;
}

/** How many reports by people in good standing hide a thing until a moderator decides; 0 for never. */
export abstract class AutomaticMeasures {
  abstract readonly hideAfter: number;
}

export abstract class ModerationPurge {
  /** Empties the notes of reports and the texts of appeals, and forgets a suspension. */
  abstract ofAccount(userId: UserId): void;
}
