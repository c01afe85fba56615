import { type MakerKey, Transfers } from '../../../application/wallets/ledger/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { SubjectKind, Transfer, TransferId } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { refundsOf } from '../payments.read.ts';

export type TransferRow = Omit<Transfer, 'subject'> & {
  readonly subjectKind: SubjectKind | null;
  readonly subjectId: Id | null;
};
/** Of `wallet_transfers t`. */
export const transferColumns = `t.id, t.by_id as byId, t.client_id as clientId, t.kind, t.from_id as fromId, t.to_id as toId,
  t.currency, t.amount, t.note, t.subject_kind as subjectKind, t.subject_id as subjectId, t.reverses_id as reversesId,
  t.payer_audience as payerAudience, t.payee_audience as payeeAudience, t.at`;
/** How much of `wallet_transfers t` was given back. */
export const refundedOf = refundsOf('t');

export const toSubject = ({ subjectKind, subjectId }: Pick<TransferRow, 'subjectKind' | 'subjectId'>) =>
  subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId };
export function toTransfer({ subjectKind, subjectId, ...row }: TransferRow): Transfer {
  return { ...row, subject: toSubject({ subjectKind, subjectId }) };
}

const made = sql<{ keys: readonly { byId: string; clientId: string }[] }, TransferRow>(
  (d) => `
  select ${transferColumns} from wallet_transfers t
  where (t.by_id, t.client_id) in ${d.rowList(':keys*(byId, clientId)')}`,
);
const one = sql<{ id: string }, TransferRow>(
  `select ${transferColumns} from wallet_transfers t where t.id = :id`,
);
const refunded = sql<{ id: string }, { refunded: number | string }>(
  `select ${refundedOf} as refunded from wallet_transfers t where t.id = :id`,
);

export class SqlTransfers extends Transfers {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async made(keys: readonly MakerKey[]) {
    return (await this.#database.rows(made, { keys: keys.map((key) => ({ ...key })) })).map(toTransfer);
  }

  async find(id: TransferId) {
    const row = await this.#database.row(one, { id });
    return row && toTransfer(row);
  }

  async refunded(id: TransferId) {
    return Number((await this.#database.row(refunded, { id }))?.refunded ?? 0);
  }
}
