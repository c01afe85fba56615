import { endDueEnvelopes, endDueNeeds } from '../../application/wallets/envelopes/end-due-envelopes.ts';
import type { ContextModule } from '../../context-module.ts';
import { job } from '../kernel/runtime/jobs.ts';
import { postWithId } from '../posts/visibility.read.ts';
import { outfitWithId } from '../wardrobe/outfits.read.ts';
import { ledgerAudit } from './admin/ledger-audit.ts';
import { walletSections } from './data-export.ts';
import { envelopesModule } from './envelopes.module.ts';
import { expiryJobs } from './expiry-jobs.ts';
import { holdsModule } from './holds.module.ts';
import { ledgerModule } from './ledger.module.ts';
import { refundsOf } from './payments.read.ts';
import { paymentExport } from './provider/data-export.ts';
import { providerJobs } from './provider/jobs.ts';
import { openPaymentProvider } from './provider/open-payment-provider.ts';
import { providerModule } from './provider/provider.module.ts';
import { requestAndHoldSections } from './request-export.ts';
import { requestsModule } from './requests.module.ts';
import { TopUpSchema, WithdrawalSchema } from './top-ups/top-ups.schema.ts';
import { HoldSchema, PaymentRequestSchema } from './wallets.schema.ts';

export const wallets: ContextModule = {
  tables: [
    'wallet_accounts',
    'wallet_transfers',
    'wallet_entries',
    'wallet_activity',
    'wallet_freezes',
    'wallet_top_ups',
    'wallet_withdrawals',
    'wallet_provider_events',
    'wallet_requests',
    'wallet_holds',
    'wallet_envelopes',
    'wallet_envelope_shares',
  ],
  async bind({ config, clock, logger }) {
    const provider = await openPaymentProvider(config.PAYMENTS_URL, {
      appUrl: config.APP_URL,
      clock,
      logger,
    });
    return [
      ledgerModule(config),
      providerModule(provider, config.WITHDRAWALS === 'on', logger),
      requestsModule,
      holdsModule,
      envelopesModule,
    ];
  },
  schemas: [TopUpSchema, WithdrawalSchema, PaymentRequestSchema, HoldSchema],
  jobs: [
    ...providerJobs,
    ...expiryJobs,
    job({ name: 'end-envelopes', everyMs: 10_000, needs: endDueNeeds, run: endDueEnvelopes }),
  ],
  audits: [ledgerAudit],
  exportSections: [...walletSections, ...paymentExport, ...requestAndHoldSections],
  reconciliations: [
    {
      kind: 'tips',
      rows: `select t.subject_id, count(*) as n from wallet_transfers t
        where t.kind = 'tip' and t.subject_kind <> 'message'
          and (exists (${postWithId('t.subject_id')}) or exists (${outfitWithId('t.subject_id')}))
          and ${refundsOf('t')} < t.amount
        group by t.subject_id`,
    },
  ],
};
