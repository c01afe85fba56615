import { ContainerModule } from 'inversify';
import { Credentials } from '../../application/identity/credentials.ts';
import {
  AccountMailRecipients,
  AccountPurge,
  EndedSessions,
  MailLinks,
  SearchIndex,
} from '../../application/identity/ports.ts';
import {
  AccountList,
  DataExport,
  Inbox,
  People,
  PostsOfUser,
  Profiles,
  SessionList,
} from '../../application/identity/readers.ts';
import { Clock, LastSeenTimes } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { Accounts } from '../../domain/identity/account.ts';
import { MailTokens } from '../../domain/identity/mail-token.ts';
import { Sessions } from '../../domain/identity/session.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlAccountList } from './accounts/sql-account-list.ts';
import { SqlAccountPurge } from './accounts/sql-account-purge.ts';
import { SqlAccounts } from './accounts/sql-accounts.ts';
import { SqlLastSeen } from './accounts/sql-last-seen.ts';
import { type ExportSection, SqlDataExport } from './data-export.read.ts';
import { AppMailLinks } from './mail/mail-links.ts';
import { SqlAccountMailRecipients } from './mail/sql-mail-recipients.ts';
import { SqlMailTokens } from './mail/sql-mail-tokens.ts';
import { SqlCredentials } from './passwords/sql-credentials.ts';
import { SqlInbox } from './profiles/sql-inbox.ts';
import { SqlPeople } from './profiles/sql-people.ts';
import { SqlPostsOfUser } from './profiles/sql-posts-of-user.ts';
import { SqlProfiles } from './profiles/sql-profiles.ts';
import { SqlSearchIndex } from './profiles/sql-search-index.ts';
import { Revocations } from './sessions/revocations.ts';
import { SqlSessionList } from './sessions/sql-session-list.ts';
import { SqlSessions } from './sessions/sql-sessions.ts';

interface IdentityOptions {
  /** Where the pages are that mails link to. */
  readonly appUrl: string;
  /** Sections of the data export, from all contexts. */
  readonly exportSections: readonly ExportSection[];
}

export const identityModule = ({ appUrl, exportSections }: IdentityOptions): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(Accounts)
      .toResolvedValue(
        (aggregates, database) => new SqlAccounts(aggregates, database),
        [Aggregates, Database],
      )
      .inSingletonScope();
    bind(Sessions)
      .toResolvedValue(
        (aggregates, database) => new SqlSessions(aggregates, database),
        [Aggregates, Database],
      )
      .inSingletonScope();
    bind(MailTokens)
      .toResolvedValue((database, clock) => new SqlMailTokens(database, clock), [Database, Clock])
      .inSingletonScope();
    bind(Credentials)
      .toResolvedValue((database) => new SqlCredentials(database), [Database])
      .inSingletonScope();
    bind(LastSeenTimes)
      .toResolvedValue(
        (database, unitOfWork) => new SqlLastSeen(database, unitOfWork),
        [Database, UnitOfWork],
      )
      .inSingletonScope();
    bind(Profiles)
      .toResolvedValue(
        (database, files, clock) => new SqlProfiles(database, files, clock),
        [Database, FileViews, Clock],
      )
      .inSingletonScope();
    bind(AccountList)
      .toResolvedValue(
        (database, files, clock) => new SqlAccountList(database, files, clock),
        [Database, FileViews, Clock],
      )
      .inSingletonScope();
    bind(People)
      .toResolvedValue((database, files) => new SqlPeople(database, files), [Database, FileViews])
      .inSingletonScope();
    bind(Inbox)
      .toResolvedValue((database) => new SqlInbox(database), [Database])
      .inSingletonScope();
    bind(SessionList)
      .toResolvedValue((database) => new SqlSessionList(database), [Database])
      .inSingletonScope();
    bind(SearchIndex)
      .toResolvedValue((database) => new SqlSearchIndex(database), [Database])
      .inSingletonScope();
    bind(AccountPurge)
      .toResolvedValue((database) => new SqlAccountPurge(database), [Database])
      .inSingletonScope();
    bind(PostsOfUser)
      .toResolvedValue((database, files) => new SqlPostsOfUser(database, files), [Database, FileViews])
      .inSingletonScope();
    bind(DataExport)
      .toResolvedValue((database) => new SqlDataExport(database, exportSections), [Database])
      .inSingletonScope();
    bind(AccountMailRecipients)
      .toResolvedValue((database) => new SqlAccountMailRecipients(database), [Database])
      .inSingletonScope();
    bind(MailLinks).toConstantValue(new AppMailLinks(appUrl));
    bind(EndedSessions).toService(Revocations);
  });
