import { ContainerModule } from 'inversify';
import { Clock, FramePublisher, Ids, OnlineUsers } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import {
  EventAudience,
  NotificationReader,
  Notifications,
  NotificationsPurge,
  OtherChannels,
  Recipients,
} from '../../application/notifications/inbox/ports.ts';
import { PreferenceStore } from '../../application/notifications/preferences/ports.ts';
import { Database } from '../kernel/database/database.ts';
import { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlEventAudience } from './inbox/event-audience.ts';
import { LaundryReminders } from './inbox/laundry-reminders.ts';
import { SqlNotificationReader } from './inbox/notification-reader.ts';
import { SqlNotifications } from './inbox/notifications.ts';
import { SqlNotificationsPurge } from './inbox/purge.ts';
import { SqlRecipients } from './inbox/recipients.ts';
import { SqlPreferenceStore } from './preferences/preferences.ts';

export const notificationsModule = new ContainerModule(({ bind }) => {
  bind(Recipients).toResolvedValue((database: Database) => new SqlRecipients(database), [Database]);
  bind(EventAudience).toResolvedValue((database: Database) => new SqlEventAudience(database), [Database]);
  bind(Notifications).toResolvedValue(
    (database: Database, unitOfWork: UnitOfWork, ids: Ids) => new SqlNotifications(database, unitOfWork, ids),
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
      notifications: Notifications,
      reader: NotificationReader,
      online: OnlineUsers,
      otherChannels: OtherChannels,
    ) =>
      new LaundryReminders({
        database,
        unitOfWork,
        publisher,
        clock,
        ids,
        notifyPorts: { recipients, notifications, otherChannels, reader, online, unitOfWork },
      }),
    [
      Database,
      SqlUnitOfWork,
      FramePublisher,
      Clock,
      Ids,
      Recipients,
      Notifications,
      NotificationReader,
      OnlineUsers,
      OtherChannels,
    ],
  );
});
