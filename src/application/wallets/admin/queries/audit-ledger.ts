import { z } from 'zod';
import { idOut } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { amountOut, toText } from '../../fields.ts';
import { currencyOut } from '../../views.ts';
import { LedgerAudit } from '../ports.ts';

const shownAtMost = 100;

const AuditView = z
  .object({
    totals: z
      .array(
        z
          .object({
            currency: currencyOut,
            total: amountOut.meta({ description: 'Minor units; always `"0"`' }),
          })
          .meta({ id: 'LedgerTotal' }),
      )
      .meta({ description: 'The sum over all accounts' }),
    brokenChains: z
      .array(
        z
          .object({
            ownerId: idOut.meta({ description: 'Whose account it is' }),
            currency: currencyOut,
            kind: z.string().meta({ description: 'Which of their accounts' }),
            problem: z.string().meta({ description: 'What does not add up' }),
          })
          .meta({ id: 'BrokenChain' }),
      )
      .meta({
        description: 'Accounts whose entries have a gap or do not add up to the balance; at most 100',
      }),
    unbalancedTransfers: z
      .array(idOut)
      .meta({ description: 'Transfers whose entries do not add up to 0; at most 100' }),
  })
  .meta({ id: 'LedgerAudit', description: 'Whether the books are right' });

export const auditLedger = query({
  name: 'wallets.audit-ledger',
  summary: 'Check the books',
  description:
    'Reads every account, entry and transfer: `npm run wallets:verify` does the same with a progress bar.',
  access: 'admin',
  input: z.strictObject({}),
  output: AuditView,
  refuses: [],
  needs: { audit: LedgerAudit },
  limits: [{ name: 'audit-ledger', points: 10, seconds: 600, per: 'account' }],
  async handle(_call, { audit }) {
    const totals = await audit.totals();
    const brokenChains = await firstOf(audit.brokenChains(() => {}));
    const unbalancedTransfers = await firstOf(audit.unbalanced(() => {}));
    return {
      totals: totals.map(({ currency, total }) => ({ currency, total: toText(total) })),
      brokenChains,
      unbalancedTransfers,
    };
  },
});

async function firstOf<T>(found: AsyncIterable<T>): Promise<T[]> {
  const first: T[] = [];
  for await (const one of found) {
    first.push(one);
    if (first.length === shownAtMost) break;
  }
  return first;
}
