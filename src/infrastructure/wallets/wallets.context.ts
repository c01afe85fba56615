import type { ContextModule } from '../../context-module.ts';
import { postWithId } from '../posts/visibility.read.ts';
import { outfitWithId } from '../wardrobe/outfits.read.ts';
import { walletSections } from './data-export.ts';
import { ledgerModule } from './ledger.module.ts';
import { openPaymentProvider } from './provider/open-payment-provider.ts';
import { providerModule } from './provider/provider.module.ts';

export const wallets: ContextModule = {
  tables: ['wallet_accounts', 'wallet_transfers', 'wallet_entries', 'wallet_activity', 'wallet_freezes'],
  async bind({ config, clock, logger }) {
    const { PAYMENTS_URL, APP_URL: appUrl } = config;
    const provider = await openPaymentProvider(PAYMENTS_URL, { appUrl, clock, logger });
    return [ledgerModule(config), providerModule(provider)];
  },
  exportSections: walletSections,
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
