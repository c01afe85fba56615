import { iso } from '../../../application/kernel/fields.ts';
import { toText } from '../../../application/wallets/fields.ts';
import type { EntryView } from '../../../application/wallets/views.ts';
import {
  type EntryQuery,
  EntryReader,
  type WalletChanged,
} from '../../../application/wallets/wallet/ports.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { AccountKind } from '../../../domain/wallets/account.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import {
  type SubjectKind,
  type TransferId,
  type TransferKind,
  transferKinds,
} from '../../../domain/wallets/transfer.ts';
import { joinAccount, type PublicUserRow, publicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { toSubject } from '../ledger/transfers.ts';
import { toParty } from '../party.ts';

type Row = PublicUserRow<'other'> & {
  readonly id: Id;
  readonly ownerId: UserId;
  readonly seq: number;
  readonly kind: TransferKind;
  readonly amount: number;
  readonly currency: Currency;
  readonly balance: number;
  readonly note: string;
  readonly subjectKind: SubjectKind | null;
  readonly subjectId: Id | null;
  readonly transferId: TransferId;
  readonly at: Instant;
};
const other = 'case when t.from_id = e.owner_id then t.to_id else t.from_id end';
const entries = (more = '') => `
  select ${rowByRow} ${more} e.id, e.owner_id as ownerId, e.seq, e.amount, e.currency, e.balance,
    e.transfer_id as transferId, e.at, t.kind, t.note, t.subject_kind as subjectKind, t.subject_id as subjectId,
    ${publicUser('o', 'other')}
  from wallet_entries e join wallet_transfers t on t.id = e.transfer_id left ${joinAccount('o', other)}`;

type Asked = Omit<EntryQuery, 'kinds'> & { kinds: readonly string[] };
const newest = sql<Asked, Row>(`
  ${entries()}
  where e.owner_id = :ownerId and e.currency = :currency and e.kind = 'main' and e.seq < :beforeSeq
    and e.at >= :from and e.at < :until and t.kind in (:kinds*)
  order by e.seq desc limit :limit`);
const balanceAt = sql<{ ownerId: string; currency: string; at: number }, { balance: number }>(`
  select e.balance from wallet_entries e
  where e.owner_id = :ownerId and e.currency = :currency and e.kind = 'main' and e.at < :at
  order by e.seq desc limit 1`);
type Changed = Row & {
  readonly account: AccountKind;
  readonly heldNow: number | null;
  readonly seqNow: number | null;
  readonly availableNow: number | null;
};
const now = (column: string, kind: AccountKind) => `(
  select a.${column} from wallet_accounts a
  where a.owner_id = e.owner_id and a.currency = e.currency and a.kind = '${kind}')`;
const changes = sql<{ ids: readonly string[] }, Changed>(`
  ${entries(`e.kind as account, ${now('balance', 'held')} as heldNow, ${now('seq', 'main')} as seqNow,
    ${now('balance', 'main')} as availableNow,`)}
  where e.transfer_id in (:ids*) and e.kind in ('main', 'held') order by e.id`);

export class SqlEntryReader extends EntryReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async newest({ kinds = transferKinds, ...query }: EntryQuery) {
    const rows = await this.#database.rows(newest, { ...query, kinds });
    return rows.map((row) => this.#view(row));
  }

  async balanceAt(ownerId: UserId, currency: Currency, at: Instant) {
    return (await this.#database.row(balanceAt, { ownerId, currency, at }))?.balance ?? 0;
  }

  async changes(transferIds: readonly TransferId[]): Promise<readonly WalletChanged[]> {
    const rows = await this.#database.rows(changes, { ids: transferIds });
    const inMain = new Set(rows.filter(isMain).map(keyOf));
    return rows
      .filter((row) => isMain(row) || !inMain.has(keyOf(row)))
      .map((row) => ({
        ownerId: row.ownerId,
        transferId: row.transferId,
        currency: row.currency,
        available: isMain(row) ? row.balance : (row.availableNow ?? 0),
        held: row.heldNow ?? 0,
        seq: isMain(row) ? row.seq : (row.seqNow ?? 0),
        entry: isMain(row) ? this.#view(row) : null,
      }));
  }

  #view(row: Row): EntryView {
    return {
      id: row.id,
      seq: row.seq,
      kind: row.kind as EntryView['kind'],
      amount: toText(row.amount),
      currency: row.currency,
      balanceAfter: toText(row.balance),
      counterparty: row.otherId === row.ownerId ? null : toParty(row, 'other', this.#files),
      note: row.note,
      subject: toSubject(row),
      transferId: row.transferId,
      createdAt: iso(row.at),
    };
  }
}

const isMain = ({ account }: Changed) => account === 'main';
const keyOf = ({ ownerId, transferId }: Changed) => `${ownerId} ${transferId}`;
