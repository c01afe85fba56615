import type { UserId } from '../../../domain/kernel/id.ts';
import { pairOf } from '../../../domain/kernel/pair.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import {
  type DirectConversation,
  DirectConversations,
} from '../../../domain/messaging/direct-conversation.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';
import { listMembers } from './listing.ts';
import { addMembers } from './memberships.ts';

const find = sql<{ lowId: string; highId: string }, { id: ConversationId }>(
  (d) =>
    `select conversation_id as id from direct_pairs where low_id = :lowId and high_id = :highId ${d.forUpdate}`,
);
const addPair = sql<{ lowId: string; highId: string; id: string }>(
  'insert into direct_pairs (low_id, high_id, conversation_id) values (:lowId, :highId, :id)',
);
const addConversation = sql<{ id: string; openerId: string; at: number }>(`
  insert into conversations (id, kind, opener_id, member_count, last_at, created_at)
  values (:id, 'direct', :openerId, 2, :at, :at)`);

export class SqlDirectConversations extends DirectConversations {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(a: UserId, b: UserId): Promise<ConversationId | undefined> {
    const [lowId, highId] = pairOf(a, b);
    return (await this.#database.row(find, { lowId, highId }))?.id;
  }

  add(direct: DirectConversation): void {
    const { id, openerId, peerId, request, openedAt: at } = direct;
    const [lowId, highId] = pairOf(openerId, peerId);
    const member = { conversationId: id, role: 'member', visibleFromSeq: 1, lastReadSeq: 0, joinedAt: at };
    this.#database.enqueue(addPair, { lowId, highId, id });
    this.#database.enqueue(addConversation, { id, openerId, at });
    this.#database.enqueue(addMembers, {
      rows: [
        { ...member, userId: openerId, request: 'open' },
        { ...member, userId: peerId, request },
      ],
    });
    this.#database.enqueue(listMembers, { conversationId: id, userIds: [openerId, peerId] });
    trackEvents(direct);
  }
}
