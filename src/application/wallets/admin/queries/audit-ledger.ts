import { z } from 'zod';
import { idOut, iso, timeOut } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { amountOut, toText } from '../../fields.ts';
import { ProviderEvents, unmatchedAfterMs } from '../../provider/events.ts';
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
    unmatchedEvents: z
      .array(
        z
          .object({
            id: z.string().meta({ description: 'The id that the provider gave it' }),
            provider: z.string().meta({ description: 'Who sent it' }),
            type: z.string().meta({ description: 'What it is about, in the words of the provider' }),
            receivedAt: timeOut.meta({ description: 'When it came' }),
          })
          .meta({ id: 'UnmatchedEvent' }),
      )
      .meta({
        description:
          'Events of the payment provider that came more than ten minutes ago and could not be followed yet, the oldest first; at most 100',
      }),
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
  needs: { audit: LedgerAudit, events: ProviderEvents, clock: Clock },
  limits: [{ name: 'audit-ledger', points: 10, seconds: 600, per: 'account' }],
  async handle(_call, { audit, events, clock }) {
    const totals = await audit.totals();
    const brokenChains = await firstOf(audit.brokenChains(() => {}));
    const unbalancedTransfers = await firstOf(audit.unbalanced(() => {}));
    const unmatched = await events.unmatched(clock.now() - unmatchedAfterMs, shownAtMost);
    return {
      totals: totals.map(({ currency, total }) => ({ currency, total: toText(total) })),
      brokenChains,
      unbalancedTransfers,
      unmatchedEvents: unmatched.map(({ receivedAt, ...event }) => ({
        ...event,
        receivedAt: iso(receivedAt),
      })),
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
