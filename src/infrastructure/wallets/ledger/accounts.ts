import type { Clock, Ids } from '../../../application/kernel/ports.ts';
import { Accounts, type Freeze } from '../../../application/wallets/ledger/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import {
  Account,
  type AccountKey,
  type AccountState,
  accountName,
  type Frozen,
  floorOf,
} from '../../../domain/wallets/account.ts';
import { Ledger, type Posted } from '../../../domain/wallets/ledger.ts';
import type { Limits } from '../../../domain/wallets/limits.ts';
import { isShared } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Dialect } from '../../kernel/database/dialect.ts';
import { sql } from '../../kernel/database/statement.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';

type Key = { ownerId: Id; currency: string; kind: string };
const columns =
  'a.owner_id as ownerId, a.currency, a.kind, a.balance, a.seq, a.spent_on as spentOn, a.spent, a.frozen';
const lockRows = (locking: (dialect: Dialect) => string) =>
  sql<{ keys: readonly Key[] }, AccountState>(
    (d) => `
  select ${columns} from wallet_accounts a
  where (a.owner_id, a.currency, a.kind) in ${d.rowList(':keys*(ownerId, currency, kind)')}
  order by a.owner_id, a.currency, a.kind ${locking(d)}`,
  );
const lock = lockRows((d) => d.forUpdate);
const lockFree = lockRows((d) => d.forUpdateSkipLocked('a'));
const ofOwner = sql<{ ownerId: string }, AccountState>(
  `select ${columns} from wallet_accounts a where a.owner_id = :ownerId`,
);
const frozenOf = sql<{ ids: readonly string[] }, { ownerId: Id; frozen: Frozen }>(`
  select a.owner_id as ownerId, max(a.frozen) as frozen from wallet_accounts a
  where a.owner_id in (:ids*) and a.frozen is not null group by a.owner_id`);
type New = Key & { floor: number; frozen: Frozen | null; at: number };
const create = sql<{ rows: readonly New[] }>(
  (d) => `
  ${d.insertIgnore} into wallet_accounts (owner_id, currency, kind, floor_at, frozen, created_at)
  values :rows*(ownerId, currency, kind, floor, frozen, at)`,
);
type Balance = Key & { balance: number; seq: number; spentOn: number; spent: number };
const save = sql<{ rows: readonly (Balance & { floor: number; at: number })[] }>(
  (d) => `
  insert into wallet_accounts (owner_id, currency, kind, balance, floor_at, seq, spent_on, spent, created_at)
  values :rows*(ownerId, currency, kind, balance, floor, seq, spentOn, spent, at)
  ${d.upsert('owner_id, currency, kind', 'balance = new.balance, seq = new.seq, spent_on = new.spent_on, spent = new.spent')}`,
);

const setFrozen = sql<{ ownerId: string; frozen: Frozen | null }>(
  "update wallet_accounts set frozen = :frozen where owner_id = :ownerId and kind = 'main'",
);
type FreezeRow = Readonly<Record<'id' | 'userId' | 'reason' | 'byId', string>> & {
  frozen: Frozen | null;
  at: number;
};
const addFreeze = sql<FreezeRow>(`
  insert into wallet_freezes (id, user_id, frozen, reason, by_id, at)
  values (:id, :userId, :frozen, :reason, :byId, :at)`);

type TransferRow = Readonly<Record<string, string | number | null>>;
const addTransfers = sql<{ rows: readonly TransferRow[] }>(`
  insert into wallet_transfers
    (id, by_id, client_id, kind, from_id, to_id, currency, amount, note, subject_kind, subject_id, reverses_id,
      payer_audience, payee_audience, at)
  values :rows*(id, byId, clientId, kind, fromId, toId, currency, amount, note, subjectKind, subjectId, reversesId,
    payerAudience, payeeAudience, at)`);
const addEntries = sql<{ rows: readonly TransferRow[] }>(`
  insert into wallet_entries (owner_id, currency, kind, seq, id, transfer_id, amount, balance, at)
  values :rows*(ownerId, currency, kind, seq, id, transferId, amount, balance, at)`);
export const addActivity = sql<{ rows: readonly { personId: string; id: string }[] }>(
  (d) => `${d.insertIgnore} into wallet_activity (person_id, id) values :rows*(personId, id)`,
);

interface Needs {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly limits: Limits;
}

export class SqlAccounts extends Accounts {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  async lock(wanted: readonly AccountKey[]) {
    const keys = distinct(wanted);
    const found = await this.#lock(lock, keys);
    const missing = keys.filter((key) => !found.has(accountName(key)));
    if (missing.length > 0) {
      await this.#create(missing);
      for (const [name, account] of await this.#lock(lock, missing)) found.set(name, account);
    }
    return this.#ledger([...found.values()]);
  }

  async lockFree(wanted: readonly AccountKey[]) {
    return this.#ledger([...(await this.#lock(lockFree, distinct(wanted))).values()]);
  }

  freeze(freeze: Freeze): void {
    this.#needs.database.enqueue(setFrozen, { ownerId: freeze.userId, frozen: freeze.frozen });
    this.#needs.database.enqueue(addFreeze, { ...freeze });
  }

  async of(ownerId: UserId) {
    const rows = await this.#needs.database.rows(ofOwner, { ownerId });
    return rows.map((row) => new Account(row));
  }

  save(ledger: Ledger): void {
    if (ledger.posted.length === 0) return;
    const { database, clock } = this.#needs;
    const at = clock.now();
    const accounts = ledger.touched.map(({ state }) => ({ ...state, floor: floorOf(state.kind), at }));
    database.enqueue(save, { rows: accounts });
    database.enqueue(addTransfers, { rows: ledger.posted.map(toRow) });
    database.enqueue(addEntries, {
      rows: ledger.posted.flatMap(({ entries }) => entries.map((entry) => ({ ...entry }))),
    });
    const shown = ledger.posted.filter(({ transfer }) => isShared(transfer));
    if (shown.length > 0) database.enqueue(addActivity, { rows: shown.flatMap(activityOf) });
  }

  async #lock(statement: typeof lock, keys: readonly Key[]): Promise<Map<string, Account>> {
    const rows = await this.#needs.database.locked(statement, { keys });
    return new Map(rows.map((row) => [accountName(row), new Account(row)]));
  }

  /** A new account of a frozen wallet is frozen too. */
  async #create(keys: readonly AccountKey[]): Promise<void> {
    const { database, clock } = this.#needs;
    const found = await database.rows(frozenOf, { ids: keys.map(({ ownerId }) => ownerId) });
    const frozen = new Map(found.map((row) => [row.ownerId, row.frozen]));
    const at = clock.now();
    const rows = keys.map((key) => ({
      ...{ ...key, floor: floorOf(key.kind), at },
      frozen: key.kind === 'main' ? (frozen.get(key.ownerId) ?? null) : null,
    }));
    await database.write(create, { rows });
  }

  #ledger(accounts: readonly Account[]): Ledger {
    const { limits, ids } = this.#needs;
    const ledger = new Ledger(accounts, limits, () => ids.next());
    trackEvents(ledger);
    return ledger;
  }
}

/** Each once, in the order in which they are locked. */
function distinct(keys: readonly AccountKey[]): AccountKey[] {
  const byName = new Map(
    keys.map(({ ownerId, currency, kind }) => {
      const key = { ownerId, currency, kind };
      return [accountName(key), key];
    }),
  );
  return [...byName.keys()].sort().map((name) => byName.get(name)!);
}

function toRow({ transfer: { subject, ...transfer } }: Posted): TransferRow {
  return { ...transfer, subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
}

const activityOf = ({ transfer: { id, fromId, toId } }: Posted) => [
  { personId: fromId, id },
  { personId: toId, id },
];
