import { HoldExpiry } from '../../application/wallets/holds/expire-holds.ts';
import { RequestExpiry } from '../../application/wallets/requests/expire-requests.ts';
import type { ContextModule } from '../../context-module.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { postWithId } from '../posts/visibility.read.ts';
import { outfitWithId } from '../wardrobe/outfits.read.ts';
import { walletSections } from './data-export.ts';
import { holdsModule } from './holds.module.ts';
import { ledgerModule } from './ledger.module.ts';
import { openPaymentProvider } from './provider/open-payment-provider.ts';
import { providerModule } from './provider/provider.module.ts';
import { requestAndHoldSections } from './request-export.ts';
import { requestsModule } from './requests.module.ts';
import { HoldSchema, PaymentRequestSchema } from './wallets.schema.ts';

export const wallets: ContextModule = {
  tables: [
    'wallet_accounts',
    'wallet_transfers',
    'wallet_entries',
    'wallet_activity',
    'wallet_freezes',
    'wallet_requests',
    'wallet_holds',
  ],
  schemas: [PaymentRequestSchema, HoldSchema],
  async bind({ config, clock, logger }) {
    const { PAYMENTS_URL, APP_URL: appUrl } = config;
    const provider = await openPaymentProvider(PAYMENTS_URL, { appUrl, clock, logger });
    return [ledgerModule(config), providerModule(provider), requestsModule, holdsModule];
  },
  jobs: [
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
  ],
  exportSections: [...walletSections, ...requestAndHoldSections],
  reconciliations: [
    {
      kind: 'tips',
      rows: `select t.subject_id, count(*) as n from wallet_transfers t
        where t.kind = 'tip' and t.subject_kind <> 'message'
          and (exists (${postWithId('t.subject_id')}) or exists (${outfitWithId('t.subject_id')}))
          and (select coalesce(sum(r.amount), 0) from wallet_transfers r where r.reverses_id = t.id) < t.amount
        group by t.subject_id`,
    },
  ],
};
