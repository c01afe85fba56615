import type { Relations } from '../../../application/kernel/relations.ts';
import { DirectMessageTargets } from '../../../application/messaging/conversations/ports.ts';
import type { Permission } from '../../../domain/access/policy.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { fromAccounts } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { follows } from '../../social/social.read.ts';

type Row = { directMessages: Permission; followsBack: number };
const settings = sql<{ viewerId: string; userId: string }, Row>(`
  select a.direct_messages as directMessages, ${follows('a.id', ':viewerId')} as followsBack
  ${fromAccounts('a')} where a.id = :userId`);

export class SqlDirectMessageTargets extends DirectMessageTargets {
  readonly #database: Database;
  readonly #relations: Relations;

  constructor(database: Database, relations: Relations) {
    super();
    this.#database = database;
    this.#relations = relations;
  }

  async find(viewerId: UserId, userId: UserId) {
    const row = await this.#database.row(settings, { viewerId, userId });
    if (!row) return undefined;
    const relation = await this.#relations.between(viewerId, userId);
    return { relation, directMessages: row.directMessages, followsBack: row.followsBack === 1 };
  }
}
