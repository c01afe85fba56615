import { TransferReader } from '../../../application/wallets/transfers/ports.ts';
import { transferView } from '../../../application/wallets/transfers/transfer-view.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import { joinAccount, type PublicUserRow, publicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { refundedOf, type TransferRow, toTransfer, transferColumns } from '../ledger/transfers.ts';
import { toParty } from '../party.ts';

type Row = TransferRow &
  PublicUserRow<'payer'> &
  PublicUserRow<'payee'> & { readonly refunded: number | string };
const named = `
  where (t.id = :id or (t.by_id = :viewerId and t.client_id = :id))
    and (t.from_id = :viewerId or t.to_id = :viewerId or t.by_id = :viewerId) and t.kind <> 'closing'
  order by t.id = :id desc limit 1`;
const one = sql<{ viewerId: string; id: string }, Row>(`
  select ${transferColumns}, ${publicUser('f', 'payer')}, ${publicUser('p', 'payee')}, ${refundedOf} as refunded
  from wallet_transfers t left ${joinAccount('f', 't.from_id')} left ${joinAccount('p', 't.to_id')} ${named}`);
const idOf = sql<{ viewerId: string; id: string }, { id: TransferId }>(
  `select t.id from wallet_transfers t ${named}`,
);

export class SqlTransferReader extends TransferReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(viewerId: UserId, id: TransferId) {
    const row = await this.#database.row(one, { viewerId, id });
    return (
      row &&
      transferView(toTransfer(row), {
        viewerId,
        from: toParty(row, 'payer', this.#files),
        to: toParty(row, 'payee', this.#files),
        refunded: Number(row.refunded),
      })
    );
  }

  async idOf(viewerId: UserId, id: TransferId) {
    return (await this.#database.row(idOf, { viewerId, id }))?.id;
  }
}
