import { iso } from '../../../application/kernel/fields.ts';
import { toText } from '../../../application/wallets/fields.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { exportSection } from '../../identity/data-export.read.ts';
import { sql } from '../../kernel/database/statement.ts';

type Of = { userId: UserId };
interface Row {
  readonly id: Id;
  readonly amount: number;
  readonly createdAt: number;
  readonly settledAt: number | null;
}
const topUps = sql<Of, Row & { readonly takenBack: number; readonly withdrawn: number }>(`
  select id, client_id as clientId, provider, ref, currency, amount, status, taken_back as takenBack, withdrawn,
    created_at as createdAt, settled_at as settledAt
  from wallet_top_ups where user_id = :userId order by id`);
const withdrawals = sql<Of, Row & { readonly returned: number }>(`
  select id, client_id as clientId, provider, currency, amount, returned, transfer_id as transferId, status,
    created_at as createdAt, settled_at as settledAt
  from wallet_withdrawals where user_id = :userId order by id`);

const times = ({ createdAt, settledAt }: Row) => ({
  createdAt: iso(createdAt),
  settledAt: settledAt === null ? null : iso(settledAt),
});

/** What the person sent into the wallet from outside, and what went back. */
export const paymentExport = [
  exportSection('topUps', topUps, ({ amount, takenBack, withdrawn, ...row }) => ({
    ...row,
    ...{ amount: toText(amount), takenBack: toText(takenBack), withdrawn: toText(withdrawn) },
    ...times({ amount, ...row }),
  })),
  exportSection('withdrawals', withdrawals, ({ amount, returned, ...row }) => ({
    ...row,
    ...{ amount: toText(amount), returned: toText(returned) },
    ...times({ amount, ...row }),
  })),
];
