import { Invitees } from '../../../application/messaging/rooms/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import { fromAccounts, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { befriended } from '../../social/social.read.ts';

const invitees = sql<{ actorId: string; ids: readonly string[] }, { id: UserId; friend: number }>(`
  select a.id, ${befriended(':actorId', 'a.id')} as friend ${fromAccounts('a')}
  where a.id in (:ids*) and ${liveAccount('a')} and ${notBlocked(':actorId', 'a.id')}`);

export class SqlInvitees extends Invitees {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(actorId: UserId, ids: readonly UserId[]) {
    if (ids.length === 0) return [];
    const rows = await this.#database.rows(invitees, { actorId, ids });
    return rows.map(({ id, friend }) => ({ id, friend: friend === 1 }));
  }
}
