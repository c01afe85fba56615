import { Activity } from '../../../application/wallets/activity/ports.ts';
import type { Visibility } from '../../../domain/access/policy.ts';
import type { Party, Transfer, TransferId } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { addActivity } from '../ledger/accounts.ts';

const columns = { payer: 'payer_audience', payee: 'payee_audience' } as const satisfies Record<Party, string>;
const setAudience = (party: Party) =>
  sql<{ id: string; audience: string }>(
    `update wallet_transfers set ${columns[party]} = :audience where id = :id`,
  );
const statements = { payer: setAudience('payer'), payee: setAudience('payee') };
const hide = sql<{ id: string }>('delete from wallet_activity where id = :id');
const lock = sql<{ id: string }>((d) => `select id from wallet_transfers where id = :id ${d.forUpdate}`);

export class SqlActivity extends Activity {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async lock(id: TransferId) {
    await this.#database.locked(lock, { id });
  }

  setAudience(id: TransferId, party: Party, audience: Visibility): void {
    this.#database.enqueue(statements[party], { id, audience });
  }

  share({ id, fromId, toId }: Pick<Transfer, 'id' | 'fromId' | 'toId'>, isShared: boolean): void {
    if (!isShared) this.#database.enqueue(hide, { id });
    else
      this.#database.enqueue(addActivity, {
        rows: [fromId, toId].map((personId) => ({ personId, id })),
      });
  }
}
