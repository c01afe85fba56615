import { type BrokenChain, LedgerAudit } from '../../../application/wallets/admin/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { countsAsSpending } from '../../../domain/wallets/limits.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import { type TransferId, transferKinds } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import { firstId, lastId, sql } from '../../kernel/database/statement.ts';
import { refundsOf } from '../payments.read.ts';

/** A step reads the entries of this many accounts, or this many transfers. */
const step = 500;
const spending = transferKinds.filter(countsAsSpending).map((kind) => `'${kind}'`);

const totals = sql<Record<never, never>, { currency: Currency; total: number | string }>(
  'select currency, sum(balance) as total from wallet_accounts group by currency order by currency',
);
const owners = sql<{ afterId: string; limit: number }, { ownerId: Id }>(`
  select distinct owner_id as ownerId from wallet_accounts where owner_id > :afterId
  order by owner_id limit :limit`);

// One statement, so that accounts and entries are of the same moment.
const inStep = (alias: string) => `${alias}.owner_id > :afterId and ${alias}.owner_id <= :uptoId`;
const sameAccount = 'a.owner_id = s.owner_id and a.currency = s.currency and a.kind = s.kind';
const columns = `coalesce(a.owner_id, s.owner_id) as ownerId, coalesce(a.currency, s.currency) as currency,
  coalesce(a.kind, s.kind) as kind, a.balance, a.seq, a.floor_at as floor, s.total, s.n, s.gaps, s.jumps,
  case when a.spent_on = 0 then null else a.spent end as spent, (
    select coalesce(sum(-d.amount), 0) from wallet_entries d join wallet_transfers t on t.id = d.transfer_id
    where d.owner_id = a.owner_id and d.currency = a.currency and d.kind = a.kind and d.amount < 0
      and d.at >= a.spent_on * 86400000 and d.at < (a.spent_on + 1) * 86400000
      and t.kind in (${spending.join(', ')})) as respent`;
type Row = Pick<BrokenChain, 'ownerId' | 'currency' | 'kind'> &
  Record<
    'balance' | 'seq' | 'floor' | 'total' | 'n' | 'gaps' | 'jumps' | 'spent' | 'respent',
    number | string | null
  >;
const chains = sql<{ afterId: string; uptoId: string }, Row>(`
  with e as (
    select e.owner_id, e.currency, e.kind, e.seq, e.amount, e.balance,
      lag(e.balance, 1, 0) over w as previous, lag(e.seq, 1, 0) over w as previous_seq
    from wallet_entries e where ${inStep('e')}
    window w as (partition by e.owner_id, e.currency, e.kind order by e.seq)
  ), s as (
    select owner_id, currency, kind, count(*) as n, sum(amount) as total,
      sum(case when seq <> previous_seq + 1 then 1 else 0 end) as gaps,
      sum(case when balance <> previous + amount then 1 else 0 end) as jumps
    from e group by owner_id, currency, kind
  )
  select ${columns} from wallet_accounts a left join s on ${sameAccount} where ${inStep('a')}
  union all
  select ${columns} from s left join wallet_accounts a on ${sameAccount} where a.owner_id is null`);

const lastOf = sql<{ afterId: string; limit: number }, { id: TransferId }>(`
  select id from wallet_transfers where id > :afterId order by id limit :limit`);
const unbalanced = sql<{ afterId: string; uptoId: string }, { id: TransferId }>(`
  select t.id from wallet_transfers t
  where t.id > :afterId and t.id <= :uptoId and (
    (select coalesce(sum(e.amount), 1) from wallet_entries e where e.transfer_id = t.id) <> 0
    or (select count(*) from wallet_entries e where e.transfer_id = t.id) < 2
    or ${refundsOf('t')} > t.amount)`);

export class SqlLedgerAudit extends LedgerAudit {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async totals() {
    const rows = await this.#database.rows(totals, {});
    return rows.map(({ currency, total }) => ({ currency, total: Number(total) }));
  }

  async *brokenChains(checked: (accounts: number) => void) {
    for (let afterId: string = firstId; ; ) {
      const next = await this.#database.rows(owners, { afterId, limit: step });
      // The last step reads on, because entries may lack an account.
      const uptoId = next[step - 1]?.ownerId ?? lastId;
      const rows = await this.#database.rows(chains, { afterId, uptoId });
      checked(rows.length);
      for (const { ownerId, currency, kind, ...figures } of rows) {
        const problem = problemOf(figures);
        if (problem) yield { ownerId, currency, kind, problem };
      }
      if (uptoId === lastId) return;
      afterId = uptoId;
    }
  }

  async *unbalanced(checked: (transfers: number) => void) {
    for (let afterId: string = firstId; ; ) {
      const next = await this.#database.rows(lastOf, { afterId, limit: step });
      const uptoId = next.at(-1)?.id;
      if (uptoId === undefined) return;
      for (const { id } of await this.#database.rows(unbalanced, { afterId, uptoId })) yield id;
      checked(next.length);
      afterId = uptoId;
    }
  }
}

type Figures = Omit<Row, 'ownerId' | 'currency' | 'kind'>;
function problemOf(figures: Figures): string | undefined {
  const value = (name: keyof Figures) => Number(figures[name] ?? 0);
  if (figures.balance === null) return 'entries without an account';
  if (value('gaps') > 0 || value('n') !== value('seq'))
    return `${value('n')} entries, numbered up to ${value('seq')}`;
  if (value('jumps') > 0) return 'an entry whose balance is not the one before plus its amount';
  if (value('total') !== value('balance'))
    return `a balance of ${value('balance')}, but entries of ${value('total')}`;
  if (value('balance') < value('floor')) return `a balance of ${value('balance')}`;
  if (figures.spent !== null && value('spent') !== value('respent'))
    return `${value('spent')} spent in a day, but entries of ${value('respent')}`;
  return undefined;
}
