import { PresenceAudience } from '../../../application/messaging/presence/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { pairOf } from '../../../domain/kernel/pair.ts';
import { notBlocked } from '../../access/access.read.ts';
import { fromAccounts, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { hiddenBySuspension } from '../../moderation/suspensions.read.ts';
import { befriended, friendPairsOf } from '../../social/social.read.ts';

const wrote = (user: string) =>
  `exists (select 1 from messages g where g.conversation_id = x.conversation_id and g.sender_id = ${user})`;
/** Whether both members of a direct conversation, `memberships x` and `y`, have written to each other. */
const bothWrote = `x.request <> 'declined' and y.request <> 'declined'
  and ${wrote('x.user_id')} and ${wrote('y.user_id')}`;

type Asked = Record<'viewerId' | 'userId' | 'lowId' | 'highId', string>;
const lastSeen = sql<Asked, { at: Instant }>(`
  select a.last_seen_at as at ${fromAccounts('a')} where a.id = :userId and ${liveAccount('a')} and (a.id = :viewerId or (
    ${notBlocked(':viewerId', 'a.id')} and (${befriended(':viewerId', 'a.id')} or exists (
      select 1 from direct_pairs d
      join memberships x on x.conversation_id = d.conversation_id and x.user_id = :viewerId
      join memberships y on y.conversation_id = d.conversation_id and y.user_id = :userId
      where d.low_id = :lowId and d.high_id = :highId and ${bothWrote}))))`);
const audiences = sql<{ ids: readonly string[] }, { userId: UserId; otherId: UserId }>(`
  select fp.userId, fp.otherId from (${friendPairsOf(':ids*')}) fp
  where not ${hiddenBySuspension('fp.otherId', 'fp.userId')}
  union select x.user_id, y.user_id from memberships x
  join conversations c on c.id = x.conversation_id and c.kind = 'direct'
  join memberships y on y.conversation_id = x.conversation_id and y.user_id <> x.user_id
  where x.user_id in (:ids*) and ${bothWrote} and ${notBlocked('x.user_id', 'y.user_id')}`);

export class SqlPresenceAudience extends PresenceAudience {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async lastSeen(viewerId: UserId, userId: UserId) {
    const [lowId, highId] = pairOf(viewerId, userId);
    return (await this.#database.row(lastSeen, { viewerId, userId, lowId, highId }))?.at;
  }

  async of(userIds: readonly UserId[]) {
    const rows = await this.#database.rows(audiences, { ids: userIds });
    const byUser = Map.groupBy(rows, ({ userId }) => userId);
    return new Map([...byUser].map(([userId, of]) => [userId, of.map(({ otherId }) => otherId)]));
  }
}
