import { ContainerModule } from 'inversify';
import { Clock, Ids } from '../../application/kernel/ports.ts';
import { Suspensions } from '../../application/kernel/suspensions.ts';
import {
  ActionLog,
  AppealReader,
  AutomaticMeasures,
  CaseReader,
  Evidence,
  ModerationPurge,
  OwnModeration,
  Reportable,
  Staff,
} from '../../application/moderation/ports.ts';
import { SuspensionWatch } from '../../application/moderation/suspensions/ports.ts';
import { Appeals } from '../../domain/moderation/appeal.ts';
import { Cases, Decisions } from '../../domain/moderation/case.ts';
import { Reports } from '../../domain/moderation/report.ts';
import { SuspendedUsers } from '../../domain/moderation/suspension.ts';
import type { Bus } from '../kernel/bus/bus.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlActionLog } from './action-log.ts';
import { SqlAppealReader } from './appeals/appeal-reader.ts';
import { SqlAppeals } from './appeals/appeals.ts';
import { SqlCaseReader } from './cases/case-reader.ts';
import { SqlCases, SqlDecisions } from './cases/cases.ts';
import { SqlEvidence } from './cases/evidence.ts';
import { SqlOwnModeration } from './cases/own-moderation.ts';
import { SqlReportable } from './cases/reportable.ts';
import { SqlReports } from './cases/reports.ts';
import { SqlModerationPurge } from './purge.ts';
import { SqlStaff } from './staff.ts';
import { SqlSuspendedUsers } from './suspensions/suspended-users.ts';
import { SuspensionList } from './suspensions/suspension-list.ts';

export const moderationModule = (hideAfter: number, bus: Bus): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(SuspensionList).toResolvedValue(
      (database, clock) => new SuspensionList(database, clock, bus),
      [Database, Clock],
    );
    bind(SuspensionWatch).toService(SuspensionList);
    bind(Suspensions).toService(SuspensionList);
    bind(SuspendedUsers).toResolvedValue((aggregates) => new SqlSuspendedUsers(aggregates), [Aggregates]);
    bind(Cases).toResolvedValue((aggregates) => new SqlCases(aggregates), [Aggregates]);
    bind(Decisions).toResolvedValue((aggregates) => new SqlDecisions(aggregates), [Aggregates]);
    bind(Reports).toResolvedValue(
      (aggregates, database) => new SqlReports(aggregates, database),
      [Aggregates, Database],
    );
    bind(Appeals).toResolvedValue((aggregates) => new SqlAppeals(aggregates), [Aggregates]);
    bind(Reportable).toResolvedValue((database) => new SqlReportable(database), [Database]);
    bind(Evidence).toResolvedValue((database, ids) => new SqlEvidence(database, ids), [Database, Ids]);
    bind(Staff).toResolvedValue((database) => new SqlStaff(database), [Database]);
    bind(AutomaticMeasures).toConstantValue({ hideAfter });
    bind(CaseReader).toResolvedValue(
      (database, files) => new SqlCaseReader(database, files),
      [Database, FileViews],
    );
    bind(OwnModeration).toResolvedValue((database) => new SqlOwnModeration(database), [Database]);
    bind(AppealReader).toResolvedValue(
      (database, files) => new SqlAppealReader(database, files),
      [Database, FileViews],
    );
    bind(ModerationPurge).toResolvedValue((database) => new SqlModerationPurge(database), [Database]);
    bind(ActionLog).toResolvedValue(
      (database, ids, files) => new SqlActionLog(database, ids, files),
      [Database, Ids, FileViews],
    );
  });
