import type { ContextModule } from '../../context-module.ts';
import { ledgerModule } from './ledger.module.ts';

export const wallets: ContextModule = {
  tables: ['wallet_accounts', 'wallet_transfers', 'wallet_entries', 'wallet_activity', 'wallet_freezes'],
  bind: async ({ config }) => [ledgerModule(config)],
  reconciliations: [
    {
      kind: 'tips',
      rows: `select t.subject_id, count(*) as n from wallet_transfers t
        where t.kind = 'tip' and t.subject_kind <> 'message'
          and (select coalesce(sum(r.amount), 0) from wallet_transfers r where r.reverses_id = t.id) < t.amount
        group by t.subject_id`,
    },
  ],
};
