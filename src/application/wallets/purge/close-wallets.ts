import { AccountDeleted } from '../../../domain/identity/published.ts';
import { close, closedAccounts } from '../../../domain/wallets/closing.ts';
import { mainOf } from '../../../domain/wallets/payment.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Currencies } from '../ledger/ports.ts';
import { endEnvelopes, endEnvelopesNeeds } from './end-envelopes.ts';
import { endingNeeds, endRequestsAndHolds } from './end-requests-and-holds.ts';

const more = { more: 'on' };

/**
 * Envelopes and holds come first, because they are given back to the wallet that is closed.
 *
 * A payment to the account that was under way locked its wallet before it looked whether the account is there, so
 * none can follow.
 */
export const closeWallets = subscriber({
  name: 'wallets.close-wallets',
  when: 'projection',
  on: [AccountDeleted],
  needs: { ...endingNeeds, ...endEnvelopesNeeds, currencies: Currencies },
  async handle({ data: { userId } }, ports) {
    const { accounts, currencies, purge, endingHolds, ids, clock } = ports;
    purge.hideActivity(userId);
    // Each in a step of its own: things are locked before accounts.
    if (await endEnvelopes(userId, ports)) return more;
    if (await endRequestsAndHolds(userId, ports)) return more;
    // Also accounts without money: a first payment under way has locked its own, and this waits for it.
    const all = new Set([...currencies.all, ...(await accounts.of(userId)).map(({ currency }) => currency)]);
    const own = await accounts.lock([...all].map((currency) => mainOf(userId, currency)));
    // So has a hold.
    if ((await endingHolds.of(userId, 1)).length > 0) return more;
    const left = [...all].filter((currency) => own.balanceOf(mainOf(userId, currency)) > 0);
    if (left.length === 0) return undefined;
    const ledger = await accounts.lock(left.flatMap((currency) => closedAccounts(userId, currency)));
    for (const currency of left) close(ledger, userId, currency, ids.next(), clock.now());
    accounts.save(ledger);
    return undefined;
  },
});
