import { iso } from '../../application/kernel/fields.ts';
import { toText } from '../../application/wallets/fields.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Owner = { userId: UserId };
type Sum = Readonly<Record<'id' | 'fromId' | 'toId' | 'currency' | 'note' | 'status', string>> & {
  readonly amount: number;
  readonly createdAt: Instant;
  readonly endsAt: Instant;
};
interface Request extends Sum {
  readonly splitId: string | null;
  readonly transferId: string | null;
  readonly remindedAt: Instant | null;
  readonly answeredAt: Instant | null;
}
const requests = sql<Owner, Request>(`
  select id, split_id as splitId, payer_id as fromId, by_id as toId, currency, amount, note, status,
    transfer_id as transferId, reminded_at as remindedAt, created_at as createdAt, ends_at as endsAt,
    answered_at as answeredAt
  from wallet_requests where by_id = :userId or payer_id = :userId order by id`);
const holds = sql<Owner, Sum & { readonly captured: number }>(`
  select id, by_id as fromId, payee_id as toId, currency, amount, captured, note, status, ends_at as endsAt,
    created_at as createdAt
  from wallet_holds where by_id = :userId or payee_id = :userId order by id`);

const when = (at: Instant | null) => (at === null ? null : iso(at));

/** A person's payment requests and holds, in both directions. */
export const requestAndHoldSections = [
  exportSection('paymentRequests', requests, ({ remindedAt, answeredAt, ...row }) => ({
    ...row,
    amount: toText(row.amount),
    createdAt: iso(row.createdAt),
    endsAt: iso(row.endsAt),
    remindedAt: when(remindedAt),
    answeredAt: when(answeredAt),
  })),
  exportSection('holds', holds, (row) => ({
    ...row,
    amount: toText(row.amount),
    captured: toText(row.captured),
    createdAt: iso(row.createdAt),
    endsAt: iso(row.endsAt),
  })),
];
