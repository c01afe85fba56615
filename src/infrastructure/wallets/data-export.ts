import { iso } from '../../application/kernel/fields.ts';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import { exportSection } from '../identity/data-export.read.ts';
import { sql } from '../kernel/database/statement.ts';

type Owner = { userId: UserId };
type Cells = Readonly<Record<string, string | number | null>>;
type Dated = Cells & { readonly at: Instant };

const accounts = sql<Owner, Cells & { createdAt: Instant }>(`
  select currency, kind, balance, seq, frozen, created_at as createdAt from wallet_accounts
  where owner_id = :userId order by currency, kind`);
const transfers = sql<Owner, Dated>(`
  select id, case when by_id = :userId then client_id end as transferId, by_id as byId, kind, from_id as fromId,
    to_id as toId, currency, amount, note, subject_kind as subjectKind, subject_id as subjectId,
    reverses_id as reversesId, case when to_id = :userId then payee_audience else payer_audience end as audience, at
  from wallet_transfers where from_id = :userId or to_id = :userId order by id`);
const entries = sql<Owner, Dated & { id: Id }>(`
  select id, currency, kind, seq, transfer_id as transferId, amount, balance, at from wallet_entries
  where owner_id = :userId order by currency, kind, seq`);
const freezes = sql<Owner, Dated>(
  'select id, frozen, at from wallet_freezes where user_id = :userId order by id',
);
const envelopes = sql<Owner, Cells & { endsAt: Instant; createdAt: Instant }>(`
  select id, conversation_id as conversationId, currency, amount, shares, taken, split, note, status, ends_at as endsAt,
    created_at as createdAt
  from wallet_envelopes where by_id = :userId order by id`);
const shares = sql<Owner, Dated>(`
  select envelope_id as envelopeId, n, amount, taken_at as at from wallet_envelope_shares
  where taker_id = :userId order by envelope_id`);
const dated = ({ at, ...row }: Dated) => ({ ...row, at: iso(at) });

/** A person's accounts with every change, and the transfers in which they are a party. Amounts are minor units. */
export const walletSections = [
  exportSection('walletAccounts', accounts, ({ createdAt, ...row }) => ({
    ...row,
    createdAt: iso(createdAt),
  })),
  exportSection('walletTransfers', transfers, dated),
  exportSection('walletEntries', entries, dated),
  exportSection('walletFreezes', freezes, dated),
  exportSection('walletEnvelopes', envelopes, ({ endsAt, createdAt, ...row }) => ({
    ...row,
    endsAt: iso(endsAt),
    createdAt: iso(createdAt),
  })),
  exportSection('walletShares', shares, dated),
];
