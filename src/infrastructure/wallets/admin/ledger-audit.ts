import { LedgerAudit } from '../../../application/wallets/admin/ports.ts';
import { audit } from '../../kernel/observability/audits.ts';

/** As `npm run wallets:verify`. */
export const ledgerAudit = audit({
  name: 'ledger',
  needs: { ledger: LedgerAudit },
  async differences({ ledger }) {
    let count = (await ledger.totals()).filter(({ total }) => total !== 0).length;
    for await (const _ of ledger.brokenChains(() => {})) count++;
    for await (const _ of ledger.unbalanced(() => {})) count++;
    return count;
  },
});
