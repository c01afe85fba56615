import { HoldExpiry } from '../../application/wallets/holds/expire-holds.ts';
import { RequestExpiry } from '../../application/wallets/requests/expire-requests.ts';
import { job } from '../kernel/runtime/jobs.ts';

export const expiryJobs = [
  job({
    name: 'expire-payment-requests',
    everyMs: 60_000,
    needs: { expiry: RequestExpiry },
    run: ({ expiry }) => expiry.step(),
  }),
  job({
    name: 'expire-holds',
    everyMs: 30_000,
    needs: { expiry: HoldExpiry },
    run: ({ expiry }) => expiry.step(),
  }),
];
