import type { Instant } from '../../../domain/kernel/id.ts';
import { type Block, Blocks } from '../../../domain/social/block.ts';
import { lockAccounts } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

// `holdUnblocked` locks an account before it looks for a block, so a block and a tie cannot be stored at the same time.
const add = sql<{ byId: string; otherId: string; at: number }>(
  (d) => `${d.insertIgnore} into blocks (blocker_id, blocked_id, created_at) values (:byId, :otherId, :at)`,
);
const remove = sql<{ byId: string; otherId: string }>(
  'delete from blocks where blocker_id = :byId and blocked_id = :otherId',
);

export class SqlBlocks extends Blocks {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async add(block: Block, at: Instant): Promise<boolean> {
    const pair = { byId: block.blockerId, otherId: block.blockedId };
    await this.#database.locked(lockAccounts, { ids: [pair.byId, pair.otherId] });
    const added = (await this.#database.write(add, { ...pair, at })) === 1;
    if (added) trackEvents(block);
    return added;
  }

  async remove(block: Block): Promise<void> {
    const pair = { byId: block.blockerId, otherId: block.blockedId };
    if ((await this.#database.write(remove, pair)) === 1) trackEvents(block);
  }
}
