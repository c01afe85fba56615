import { Recipients } from '../../../application/notifications/inbox/ports.ts';
import type { NotificationRequest } from '../../../domain/notifications/notification-request.ts';
import {
  type Channel,
  channels,
  subjectKinds,
  wantedByDefault,
} from '../../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import { fromAccounts, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { subjectVisibleTo } from './subject-visibility.ts';

type Parameters = { recipientId: string; actorId: string; type: string } & Record<Channel, boolean>;

const chosen = (channel: Channel) => `coalesce((select ch.wanted from notification_choices ch
    where ch.user_id = :recipientId and ch.type = :type and ch.channel = '${channel}'), :${channel}) as ${channel}`;

const channelsQuery = (sees: string) =>
  sql<Parameters & { subjectId: string }, Record<Channel, number>>(`
  select ${channels.map(chosen).join(', ')}
  ${fromAccounts('r')}
  where r.id = :recipientId and ${liveAccount('r')} and r.notifications_enabled = 1
    and ${notBlocked(':recipientId', ':actorId')} and ${notMuted(':recipientId', ':actorId')}
    and not exists (select 1 ${fromAccounts('act')} where act.id = :actorId and act.deleted_at is not null)
    and ${sees}`);

const withoutSubject = channelsQuery(`:subjectId = :subjectId`);

const withSubject = new Map(subjectKinds.map((kind) => [kind, channelsQuery(subjectVisibleTo[kind])]));

export class SqlRecipients extends Recipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async channelsFor({
    recipientId,
    actorId,
    type,
    subject,
  }: NotificationRequest): Promise<readonly Channel[]> {
    const statement = subject ? withSubject.get(subject.kind)! : withoutSubject;
    const row = await this.#database.row(statement, {
      recipientId,
      type,
      actorId: actorId ?? firstId,
      subjectId: subject?.id ?? firstId,
      inApp: wantedByDefault(type, 'inApp'),
      email: wantedByDefault(type, 'email'),
    });
    return channels.filter((channel) => row?.[channel] === 1);
  }
}
