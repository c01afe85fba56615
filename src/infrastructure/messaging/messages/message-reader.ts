import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { MessageReader, type SeqRange } from '../../../application/messaging/messages/ports.ts';
import type { FramedMessage } from '../../../application/messaging/messages/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { isThere } from '../conditions.ts';
import {
  anyMessages,
  hiddenFromMember,
  type MessageRow,
  memberMessages,
  toFramed,
  toMessages,
} from './message-rows.ts';

type Viewer = { readonly viewerId: string };
type Paging = Viewer & { conversationId: string; from: number; limit: number };
const listed = memberMessages.replace('select', `select ${rowByRow}`);
const mine = 'm.user_id = :viewerId and m.conversation_id = :conversationId';

const one = sql<Viewer & { id: string }, MessageRow>(
  `${memberMessages} where m.user_id = :viewerId and g.id = :id`,
);
const framed = sql<{ id: string }, MessageRow>(`${anyMessages} where g.id = :id`);
const written = sql<{ id: string; senderId: string }, MessageRow>(
  `${anyMessages} where g.id = :id and g.sender_id = :senderId`,
);
// One row without a `changeSeq` when there are no edits.
type Edited = { hidden: number; changeSeq: number | null; text: string; editedAt: number };
const edits = sql<Viewer & { id: string; before: number; limit: number }, Edited>(`
  select ${hiddenFromMember} as hidden, e.change_seq as changeSeq, e.text, e.edited_at as editedAt
  from messages g join memberships m on m.conversation_id = g.conversation_id and g.seq >= m.visible_from_seq
  join conversations c on c.id = g.conversation_id and ${isThere}
  left join (
    select * from message_edits where message_id = :id and change_seq < :before order by change_seq desc limit :limit
  ) e on e.message_id = g.id and g.deleted_at is null
  where g.id = :id and m.user_id = :viewerId order by e.change_seq desc`);
const before = sql<Paging, MessageRow>(
  `${listed} where ${mine} and g.seq < :from order by g.seq desc limit :limit`,
);
const after = sql<Paging, MessageRow>(
  `${listed} where ${mine} and g.seq > :from order by g.seq limit :limit`,
);
const changed = sql<Paging, MessageRow>(
  `${listed} where ${mine} and g.change_seq > :from order by g.change_seq limit :limit`,
);
const headOf = sql<Viewer & { conversationId: string }, { head: number }>(`
  select c.last_change_seq as head from memberships m join conversations c on c.id = m.conversation_id
  where ${mine} and ${isThere}`);

const lastSeq = 2_147_483_647;

export class SqlMessageReader extends MessageReader {
  readonly #needs: { readonly database: Database; readonly files: FileViews };

  constructor(database: Database, files: FileViews) {
    super();
    this.#needs = { database, files };
  }

  async one(viewerId: UserId, id: MessageId) {
    const row = await this.#needs.database.row(one, { viewerId, id });
    return row && (await toMessages(this.#needs, viewerId, [row]))[0];
  }

  async written(senderId: UserId, id: MessageId) {
    const row = await this.#needs.database.row(written, { id, senderId });
    return row && (await toMessages(this.#needs, senderId, [{ ...row, reacted: 0 }]))[0];
  }

  async range(viewerId: UserId, conversationId: ConversationId, range: SeqRange) {
    const { database } = this.#needs;
    const backwards = 'before' in range;
    const from = Math.min(lastSeq, backwards ? range.before : range.after);
    const paging = { viewerId, conversationId, from, limit: range.limit };
    const rows = await database.rows(backwards ? before : after, paging);
    if (rows.length === 0 && !(await database.row(headOf, { viewerId, conversationId }))) return undefined;
    return toMessages(this.#needs, viewerId, backwards ? rows.reverse() : rows);
  }

  async changes(viewerId: UserId, conversationId: ConversationId, from: number, limit: number) {
    const { database } = this.#needs;
    // Read first: a change in between is then in the items, instead of being skipped.
    const known = await database.row(headOf, { viewerId, conversationId });
    if (!known) return undefined;
    const rows = await database.rows(changed, { viewerId, conversationId, from, limit });
    const items = await toMessages(this.#needs, viewerId, rows);
    return { items, head: Math.max(known.head, items.at(-1)?.changeSeq ?? 0) };
  }

  async edits(viewerId: UserId, id: MessageId, { limit, cursor = lastSeq }: PageRequest<number>) {
    const rows = await this.#needs.database.rows(edits, { viewerId, id, before: cursor, limit: limit + 1 });
    if (rows.length === 0 || rows[0]!.hidden === 1) return undefined;
    const found = rows.flatMap(({ changeSeq, text, editedAt }) =>
      changeSeq === null ? [] : { changeSeq, text, editedAt: iso(editedAt) },
    );
    return toPage(
      found,
      limit,
      ({ changeSeq }) => changeSeq,
      (edit) => edit,
    );
  }

  async framed(id: MessageId): Promise<FramedMessage | undefined> {
    const row = await this.#needs.database.row(framed, { id });
    return row && toFramed(this.#needs, row);
  }
}
