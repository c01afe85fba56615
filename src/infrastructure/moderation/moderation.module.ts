import { ContainerModule } from 'inversify';
import { Clock } from '../../application/kernel/ports.ts';
import { Suspensions } from '../../application/kernel/suspensions.ts';
import { SuspensionWatch } from '../../application/moderation/suspensions/ports.ts';
import { SuspendedUsers } from '../../domain/moderation/suspension.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { SqlSuspendedUsers } from './suspensions/suspended-users.ts';
import { SuspensionList } from './suspensions/suspension-list.ts';

export const moderationModule = new ContainerModule(({ bind }) => {
  bind(SuspensionList)
    .toResolvedValue((database, clock) => new SuspensionList(database, clock), [Database, Clock])
    .inSingletonScope();
  bind(SuspensionWatch).toService(SuspensionList);
  bind(Suspensions).toService(SuspensionList);
  bind(SuspendedUsers)
    .toResolvedValue((aggregates) => new SqlSuspendedUsers(aggregates), [Aggregates])
    .inSingletonScope();
});
