import { type AccessibleOccasion, Invitations } from '../../../application/wardrobe/occasions/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { notBlocked } from '../../access/access.read.ts';
import { fromAccounts, joinAccount, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { befriended } from '../../social/social.read.ts';
import { joinInvitation } from '../occasions.read.ts';

const friends = sql<{ ownerId: string; ids: readonly string[] }, { id: UserId }>(`
  select a.id ${fromAccounts('a')} where a.id in (:ids*) and ${liveAccount('a')} and a.id <> :ownerId
    and ${befriended(':ownerId', 'a.id')} and ${notBlocked(':ownerId', 'a.id')}`);

const occasion = sql<{ userId: string; id: string }, AccessibleOccasion>(`
  select c.starts_on as startsOn, c.dress_code as dressCode, g.status from occasions c
  ${joinAccount('a', 'c.owner_id')} and ${liveAccount('a')}
  ${joinInvitation(':userId')}
  where c.id = :id and (c.owner_id = :userId or (g.user_id is not null and ${notBlocked(':userId', 'c.owner_id')}))`);

export class SqlInvitations extends Invitations {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async eligibleGuests(ownerId: UserId, ids: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    const rows = ids.length === 0 ? [] : await this.#database.rows(friends, { ownerId, ids });
    return new Set(rows.map(({ id }) => id));
  }

  async occasion(userId: UserId, id: OccasionId): Promise<AccessibleOccasion | undefined> {
    return this.#database.row(occasion, { userId, id });
  }
}
