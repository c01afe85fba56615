import { lookAtTopUps, lookNeeds } from '../../../application/wallets/top-ups/look-at-top-ups.ts';
import { lookAtWithdrawals, openWithdrawalNeeds } from '../../../application/wallets/withdrawals/pay-out.ts';
import { job } from '../../kernel/runtime/jobs.ts';
import { retentionNeeds } from '../../kernel/runtime/retention-job.ts';
import { EventRetention } from './event-retention.ts';
import { PaymentComparison } from './payment-comparison.ts';

export const providerJobs = [
  job({ name: 'look-at-top-ups', everyMs: 60_000, needs: lookNeeds, run: lookAtTopUps }),
  job({
    name: 'look-at-withdrawals',
    everyMs: 60_000,
    needs: openWithdrawalNeeds,
    run: lookAtWithdrawals,
  }),
  job({
    name: 'drop-provider-events',
    everyMs: 3_600_000,
    needs: retentionNeeds,
    run: (ports) => new EventRetention(ports).step(),
  }),
  job({
    name: 'compare-payments',
    everyMs: 6 * 3_600_000,
    needs: { comparison: PaymentComparison },
    run: ({ comparison }) => comparison.run(),
  }),
];
