import { AccountDeleted } from '../../../domain/identity/published.ts';
import { close, closedAccounts } from '../../../domain/wallets/closing.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Accounts } from '../ledger/ports.ts';
import { endEnvelopes, endEnvelopesNeeds } from './end-envelopes.ts';
import { WalletPurge } from './ports.ts';

/**
 * A payment to the account that was under way locked its wallet before it looked whether the account is there, so
 * none can follow.
 */
export const closeWallets = subscriber({
  name: 'wallets.close-wallets',
  when: 'projection',
  on: [AccountDeleted],
  needs: { ...endEnvelopesNeeds, accounts: Accounts, purge: WalletPurge, ids: Ids, clock: Clock },
  async handle({ data: { userId } }, { purge, ...ports }) {
    const { accounts, ids, clock } = ports;
    purge.hideActivity(userId);
    await endEnvelopes(userId, ports);
    const left = (await accounts.of(userId)).filter(({ kind, balance }) => kind === 'main' && balance > 0);
    const currencies = left.map(({ currency }) => currency);
    if (currencies.length === 0) return undefined;
    const ledger = await accounts.lock(currencies.flatMap((currency) => closedAccounts(userId, currency)));
    for (const currency of currencies) close(ledger, userId, currency, ids.next(), clock.now());
    accounts.save(ledger);
    return undefined;
  },
});
