import { ContainerModule } from 'inversify';
import { Credentials } from '../../application/identity/credentials.ts';
import { EndedSessions, MailLinks, Remains, SearchIndex } from '../../application/identity/ports.ts';
import {
  People,
  PersonalData,
  PostsOfUser,
  Profiles,
  SessionList,
} from '../../application/identity/readers.ts';
import { Clock, EventRecorder, LastSeenTimes } from '../../application/kernel/ports.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import { Accounts } from '../../domain/identity/account.ts';
import { MailTokens } from '../../domain/identity/mail-token.ts';
import { Sessions } from '../../domain/identity/session.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { ShownFiles } from '../media/media.read.ts';
import { PublicMailLinks } from './mail-links.ts';
import { type PersonalSection, SqlPersonalData } from './personal-data.read.ts';
import { Revocations } from './revocations.ts';
import { SqlAccounts } from './sql-accounts.ts';
import { SqlCredentials } from './sql-credentials.ts';
import { SqlLastSeen } from './sql-last-seen.ts';
import { SqlMailTokens } from './sql-mail-tokens.ts';
import { SqlPeople } from './sql-people.ts';
import { SqlPostsOfUser } from './sql-posts-of-user.ts';
import { SqlProfiles } from './sql-profiles.ts';
import { SqlRemains } from './sql-remains.ts';
import { SqlSearchIndex } from './sql-search-index.ts';
import { SqlSessionList } from './sql-session-list.ts';
import { SqlSessions } from './sql-sessions.ts';

interface IdentityOptions {
  readonly publicUrl: string;
  /** What the other contexts hold of a person. */
  readonly personalSections: readonly PersonalSection[];
}

export const identityModule = ({ publicUrl, personalSections }: IdentityOptions): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(Accounts)
      .toResolvedValue(
        (aggregates, database) => new SqlAccounts(aggregates, database),
        [Aggregates, Database],
      )
      .inSingletonScope();
    bind(Sessions)
      .toResolvedValue(
        (aggregates, database, recorder) => new SqlSessions(aggregates, database, recorder),
        [Aggregates, Database, EventRecorder],
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
      .toResolvedValue((database) => new SqlProfiles(database), [Database])
      .inSingletonScope();
    bind(People)
      .toResolvedValue((database) => new SqlPeople(database), [Database])
      .inSingletonScope();
    bind(SessionList)
      .toResolvedValue((database) => new SqlSessionList(database), [Database])
      .inSingletonScope();
    bind(SearchIndex)
      .toResolvedValue((database) => new SqlSearchIndex(database), [Database])
      .inSingletonScope();
    bind(Remains)
      .toResolvedValue((database) => new SqlRemains(database), [Database])
      .inSingletonScope();
    bind(PostsOfUser)
      .toResolvedValue((database, files) => new SqlPostsOfUser(database, files), [Database, ShownFiles])
      .inSingletonScope();
    bind(PersonalData)
      .toResolvedValue((database) => new SqlPersonalData(database, personalSections), [Database])
      .inSingletonScope();
    bind(MailLinks).toConstantValue(new PublicMailLinks(publicUrl));
    bind(EndedSessions).toService(Revocations);
  });
