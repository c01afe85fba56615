import { ContainerModule } from 'inversify';
import { Clock, EventRecorder, FramePublisher, Ids, OnlineUsers } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import {
  Concerned,
  Notices,
  NotificationReader,
  NotificationsPurge,
  PreferenceStore,
  Recipients,
} from '../../application/notifications/ports.ts';
import { Database } from '../kernel/database/database.ts';
import { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { FileViews } from '../media/media.read.ts';
import { LaundryReminders } from './laundry-reminders.ts';
import { SqlNotices } from './sql-notices.ts';
import { SqlNotificationReader } from './sql-notification-reader.ts';
import { SqlPreferenceStore } from './sql-preferences.ts';
import { SqlNotificationsPurge } from './sql-purge.ts';
import { SqlConcerned, SqlRecipients } from './sql-recipients.ts';

export const notificationsModule = new ContainerModule(({ bind }) => {
  bind(Recipients).toResolvedValue((database: Database) => new SqlRecipients(database), [Database]);
  bind(Concerned).toResolvedValue((database: Database) => new SqlConcerned(database), [Database]);
  bind(Notices).toResolvedValue(
    (database: Database, unitOfWork: UnitOfWork, ids: Ids) => new SqlNotices(database, unitOfWork, ids),
    [Database, UnitOfWork, Ids],
  );
  bind(NotificationReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlNotificationReader(database, files),
    [Database, FileViews],
  );
  bind(PreferenceStore).toResolvedValue((database: Database) => new SqlPreferenceStore(database), [Database]);
  bind(NotificationsPurge).toResolvedValue(
    (database: Database) => new SqlNotificationsPurge(database),
    [Database],
  );
  bind(LaundryReminders).toResolvedValue(
    (
      database: Database,
      unitOfWork: SqlUnitOfWork,
      publisher: FramePublisher,
      clock: Clock,
      ids: Ids,
      recipients: Recipients,
      notices: Notices,
      reader: NotificationReader,
      online: OnlineUsers,
      recorder: EventRecorder,
    ) =>
      new LaundryReminders({
        ...{ database, unitOfWork, publisher, clock, ids },
        telling: { recipients, notices, reader, online, recorder },
      }),
    [
      Database,
      SqlUnitOfWork,
      FramePublisher,
      Clock,
      Ids,
      Recipients,
      Notices,
      NotificationReader,
      OnlineUsers,
      EventRecorder,
    ],
  );
});
