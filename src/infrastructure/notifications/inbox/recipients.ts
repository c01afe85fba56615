import { Recipients } from '../../../application/notifications/inbox/ports.ts';
import type { NotificationRequest } from '../../../domain/notifications/notification-request.ts';
import {
  type Channel,
  channels,
  subjectKinds,
  wantedByDefault,
} from '../../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../../access/access.read.ts';
import { fromAccounts, joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { firstId, sql } from '../../kernel/database/statement.ts';
import { subjectVisibleTo } from './subject-visibility.ts';

type Request = Omit<NotificationRequest, 'key'>;
type Asked = { n: number; recipientId: string; actorId: string; subjectId: string; type: string } & Record<
  Channel,
  boolean
>;

const chosen = (channel: Channel) => `coalesce((select ch.wanted from notification_choices ch
    where ch.user_id = q.recipient_id and ch.type = q.type and ch.channel = '${channel}'), q.${channel}) as ${channel}`;

const columns = ['n', 'recipient_id', 'actor_id', 'subject_id', 'type', ...channels];
const channelsQuery = (sees: string) =>
  sql<{ asked: readonly Asked[] }, Record<Channel, number> & { n: number }>(
    (d) => `
  select ${rowByRow} q.n, ${channels.map(chosen).join(', ')}
  from ${d.rowTable(`:asked*(n, recipientId, actorId, subjectId, type, ${channels.join(', ')})`, 'q', columns)}
  ${joinAccount('r', 'q.recipient_id')}
  where ${liveAccount('r')} and r.notifications_enabled = 1
    and ${notBlocked('q.recipient_id', 'q.actor_id')} and ${notMuted('q.recipient_id', 'q.actor_id')}
    and not exists (select 1 ${fromAccounts('act')} where act.id = q.actor_id and act.deleted_at is not null)
    and ${sees}`,
  );

const statements = new Map([
  [undefined, channelsQuery('1 = 1')],
  ...subjectKinds.map((kind) => [kind, channelsQuery(subjectVisibleTo[kind])] as const),
]);

export class SqlRecipients extends Recipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async channelsFor(requests: readonly Request[]): Promise<readonly (readonly Channel[])[]> {
    const wanted = requests.map((): readonly Channel[] => []);
    const asked = requests.map(({ recipientId, actorId, type, subject }, n) => ({
      kind: subject?.kind,
      row: {
        n,
        recipientId,
        type,
        actorId: actorId ?? firstId,
        subjectId: subject?.id ?? firstId,
        inApp: wantedByDefault(type, 'inApp'),
        email: wantedByDefault(type, 'email'),
      },
    }));
    for (const [kind, some] of Map.groupBy(asked, ({ kind }) => kind)) {
      const rows = await this.#database.rows(statements.get(kind)!, { asked: some.map(({ row }) => row) });
      for (const row of rows) wanted[row.n] = channels.filter((channel) => row[channel] === 1);
    }
    return wanted;
  }
}
