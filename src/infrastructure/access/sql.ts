import { Relations } from '../../application/kernel/relations.ts';
import { type Relation, stranger } from '../../domain/access/policy.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { fromAccount, fromAccounts, liveAccount } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { befriended, follows } from '../social/social.read.ts';
import { notBlocked } from './access.read.ts';

type Row = Record<'ownerIsPrivate' | 'open' | 'follows' | 'friend', number>;

const between = sql<{ viewerId: string; ownerId: string }, Row>(`
  select a.visibility = 'private' as ownerIsPrivate,
    ${notBlocked(':viewerId', 'a.id')} as open,
    ${follows(':viewerId', 'a.id')} as follows,
    ${befriended(':viewerId', 'a.id')} as friend
  ${fromAccounts('a')} where a.id = :ownerId and ${liveAccount('a')}`);

// Blocking locks both accounts first, see SqlBlocks: so a block and a tie cannot be stored at the same time.
type Pair = { viewerId: string; ownerId: string };
const holdAccount = sql<{ ownerId: string }>((d) => d.assertExists(`select 1 ${fromAccount(':ownerId')}`));
const requireUnblocked = sql<Pair>((d) =>
  d.assertExists(
    `select 1 ${fromAccounts('a')} where a.id = :ownerId and ${notBlocked(':viewerId', 'a.id')}`,
  ),
);

export class SqlRelations extends Relations {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async between(viewerId: UserId, ownerId: UserId): Promise<Relation> {
    const row = await this.#database.row(between, { viewerId, ownerId });
    if (!row) return { ...stranger, gone: true };
    return {
      self: viewerId === ownerId,
      follows: row.follows === 1,
      friend: row.friend === 1,
      blocked: row.open !== 1,
      gone: false,
      ownerIsPrivate: row.ownerIsPrivate === 1,
    };
  }

  requireUnblocked(viewerId: UserId, ownerId: UserId): void {
    this.#database.enqueue(holdAccount, { ownerId });
    this.#database.enqueue(requireUnblocked, { viewerId, ownerId });
  }
}
