import { type Concern, Concerned, Recipients } from '../../application/notifications/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { type Channel, subjectKinds, wantedByDefault } from '../../domain/notifications/types.ts';
import { notBlocked, notMuted } from '../access/access.read.ts';
import type { Database } from '../kernel/database.ts';
import { sql } from '../kernel/statement.ts';
import { seesSubject } from './subjects.read.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

type Asked = { recipientId: string; actorId: string; type: string; channel: string; byDefault: boolean };
const asking = (sees: string) =>
  sql<Asked & { subjectId: string }>(`
  select 1 as yes from accounts r
  where r.id = :recipientId and r.deleted_at is null and r.notifications_enabled = 1
    and ${notBlocked(':recipientId', ':actorId')} and ${notMuted(':recipientId', ':actorId')}
    and not exists (select 1 from accounts act where act.id = :actorId and act.deleted_at is not null)
    and coalesce((select ch.wanted from notification_choices ch
      where ch.user_id = :recipientId and ch.type = :type and ch.channel = :channel), :byDefault) = 1
    and ${sees}`);
const aboutNothing = asking(`:subjectId = :subjectId`);
const about = new Map(subjectKinds.map((kind) => [kind, asking(seesSubject[kind])]));

export class SqlRecipients extends Recipients {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async mayBeTold({ recipientId, actorId, type, subject }: Concern, channel: Channel): Promise<boolean> {
    const statement = subject ? about.get(subject.kind)! : aboutNothing;
    const row = await this.#database.row(statement, {
      ...{ recipientId, type, channel },
      actorId: actorId ?? nobody,
      subjectId: subject?.id ?? nobody,
      byDefault: wantedByDefault(type, channel),
    });
    return row !== undefined;
  }
}

const post = sql<{ id: string }, { mentions: string }>(
  'select mention_ids as mentions from posts where id = :id',
);
type Comment = { postId: Id; postAuthorId: UserId; parentAuthorId: UserId | null; mentions: string };
const comment = sql<{ id: string }, Comment>(`
  select c.post_id as postId, p.author_id as postAuthorId, pc.author_id as parentAuthorId, c.mention_ids as mentions
  from comments c join posts p on p.id = c.post_id left join comments pc on pc.id = c.parent_id
  where c.id = :id`);
const peer = sql<{ conversationId: string; senderId: string }, { userId: UserId }>(`
  select m.user_id as userId from memberships m join conversations c on c.id = m.conversation_id
  where m.conversation_id = :conversationId and m.user_id <> :senderId and c.kind = 'direct'
    and m.request <> 'declined'`);
const guests = sql<{ occasionId: string }, { userId: UserId }>(`
  select user_id as userId from occasion_guests where occasion_id = :occasionId and status <> 'declined'`);

export class SqlConcerned extends Concerned {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async byPost(id: Id) {
    const row = await this.#database.row(post, { id });
    return row && { mentionIds: JSON.parse(row.mentions) as UserId[] };
  }

  async byComment(id: Id) {
    const row = await this.#database.row(comment, { id });
    if (!row) return undefined;
    const { mentions, ...rest } = row;
    return { ...rest, mentionIds: JSON.parse(mentions) as UserId[] };
  }

  async byDirectMessage(conversationId: Id, senderId: UserId) {
    return (await this.#database.row(peer, { conversationId, senderId }))?.userId;
  }

  async byOccasion(occasionId: Id) {
    const rows = await this.#database.rows(guests, { occasionId });
    return rows.map(({ userId }) => userId);
  }
}
