import { AccountDeleted } from '../../../domain/identity/published.ts';
import { close, closedAccounts } from '../../../domain/wallets/closing.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { endingNeeds, endRequestsAndHolds } from './end-requests-and-holds.ts';

const more = { more: 'on' };

/**
 * Holds come first, because they are given back to the wallet that is closed.
 *
 * A payment to the account that was under way locked its wallet before it looked whether the account is there, so
 * none can follow.
 */
export const closeWallets = subscriber({
  name: 'wallets.close-wallets',
  when: 'projection',
  on: [AccountDeleted],
  needs: endingNeeds,
  async handle({ data: { userId } }, ports) {
    const { accounts, purge, endingHolds, ids, clock } = ports;
    purge.hideActivity(userId);
    const left = (await accounts.of(userId)).filter(({ kind, balance }) => kind === 'main' && balance > 0);
    if (await endRequestsAndHolds(userId, ports)) return more;
    const currencies = left.map(({ currency }) => currency);
    if (currencies.length === 0) return undefined;
    const ledger = await accounts.lock(currencies.flatMap((currency) => closedAccounts(userId, currency)));
    // A hold that was under way locked the wallet first.
    if ((await endingHolds.of(userId, 1)).length > 0) return more;
    for (const currency of currencies) close(ledger, userId, currency, ids.next(), clock.now());
    accounts.save(ledger);
    return undefined;
  },
});
