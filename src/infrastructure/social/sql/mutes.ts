import type { Instant } from '../../../domain/kernel/id.ts';
import { type Mute, Mutes } from '../../../domain/social/mute.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

const add = sql<{ byId: string; otherId: string; at: number }>(
  (d) => `${d.insertIgnore} into mutes (muter_id, muted_id, created_at) values (:byId, :otherId, :at)`,
);
const remove = sql<{ byId: string; otherId: string }>(
  'delete from mutes where muter_id = :byId and muted_id = :otherId',
);

export class SqlMutes extends Mutes {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(mute: Mute, at: Instant): Promise<void> {
    const pair = { byId: mute.muterId, otherId: mute.mutedId };
    if ((await this.#database.write(add, { ...pair, at })) === 1) trackEvents(mute);
  }

  async remove(mute: Mute): Promise<void> {
    const pair = { byId: mute.muterId, otherId: mute.mutedId };
    if ((await this.#database.write(remove, pair)) === 1) trackEvents(mute);
  }
}
