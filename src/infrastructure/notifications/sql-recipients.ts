import { type Concern, Concerned, Recipients } from '../../application/notifications/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { type Channel, channels, subjectKinds, wantedByDefault } from '../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { firstId, sql } from '../kernel/database/statement.ts';
import { peerOf } from '../messaging/visibility.read.ts';
import { participantsOfComment } from '../posts/visibility.read.ts';
import { guestsOf } from '../wardrobe/occasions.read.ts';
import { seesSubject } from './subjects.read.ts';

type Asked = { recipientId: string; actorId: string; type: string } & Record<Channel, boolean>;
const chosen = (channel: Channel) => `coalesce((select ch.wanted from notification_choices ch
    where ch.user_id = :recipientId and ch.type = :type and ch.channel = '${channel}'), :${channel}) as ${channel}`;
const asking = (sees: string) =>
  sql<Asked & { subjectId: string }, Record<Channel, number>>(`
  select ${channels.map(chosen).join(', ')}
  from accounts r
  where r.id = :recipientId and r.deleted_at is null and r.notifications_enabled = 1
    and ${notBlocked(':recipientId', ':actorId')} and ${notMuted(':recipientId', ':actorId')}
    and not exists (select 1 from accounts act where act.id = :actorId and act.deleted_at is not null)
    and ${sees}`);
const aboutNothing = asking(`:subjectId = :subjectId`);
const about = new Map(subjectKinds.map((kind) => [kind, asking(seesSubject[kind])]));

export class SqlRecipients extends Recipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async channelsFor({ recipientId, actorId, type, subject }: Concern): Promise<readonly Channel[]> {
    const statement = subject ? about.get(subject.kind)! : aboutNothing;
    const row = await this.#database.row(statement, {
      ...{ recipientId, type },
      actorId: actorId ?? firstId,
      subjectId: subject?.id ?? firstId,
      inApp: wantedByDefault(type, 'inApp'),
      email: wantedByDefault(type, 'email'),
    });
    return channels.filter((channel) => row?.[channel] === 1);
  }
}

export class SqlConcerned extends Concerned {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async byComment(id: Id) {
    const row = await this.#database.row(participantsOfComment, { id });
    if (!row) return undefined;
    const { mentions, ...rest } = row;
    return { ...rest, mentionIds: JSON.parse(mentions) as UserId[] };
  }

  async byDirectMessage(conversationId: Id, senderId: UserId) {
    return (await this.#database.row(peerOf, { conversationId, senderId }))?.userId;
  }

  async byOccasion(occasionId: Id) {
    const rows = await this.#database.rows(guestsOf, { occasionId });
    return rows.map(({ userId }) => userId);
  }
}
