import { AccountDeleted } from '../../../domain/identity/published.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Holds } from '../../../domain/wallets/hold.ts';
import { PaymentRequests } from '../../../domain/wallets/payment-request.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { EndingHolds } from '../holds/ports.ts';
import { Accounts } from '../ledger/ports.ts';
import { EndingRequests } from '../requests/ports.ts';
import { WalletsPurge } from './ports.ts';

const step = 100;
const holdsAtOnce = 20;
const more = { more: 'on' };

const needs = {
  endingRequests: EndingRequests,
  endingHolds: EndingHolds,
  requests: PaymentRequests,
  holds: Holds,
  accounts: Accounts,
  purge: WalletsPurge,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof needs>;

/**
 * Holds to and from a deleted account are given back, and its open requests end. What is over stays for the other
 * person, without what the deleted person wrote.
 */
export const endRequestsAndHolds = subscriber({
  name: 'wallets.end-requests-and-holds',
  when: 'projection',
  on: [AccountDeleted],
  needs,
  async handle({ data: { userId } }, ports) {
    if (await releaseHolds(userId, ports)) return more;
    if (await cancelRequests(userId, ports)) return more;
    return (await ports.purge.notesOf(userId, step)) ? more : undefined;
  },
});

/** Gives some open holds back. Resolves to true if there were any: only without them the accounts can be closed. */
async function releaseHolds(userId: UserId, ports: Ports): Promise<boolean> {
  const { endingHolds, holds, accounts, ids, clock } = ports;
  const found = await endingHolds.of(userId, holdsAtOnce);
  if (found.length === 0) return false;
  const locked = await holds.lockAll(found);
  const ledger = await accounts.lock(locked.flatMap((hold) => hold.payerAccounts));
  const at = clock.now();
  for (const hold of locked) hold.abandon(ledger, { transferId: ids.next<TransferId>(), at });
  accounts.save(ledger);
  return true;
}

async function cancelRequests(userId: UserId, { endingRequests, requests, clock }: Ports): Promise<boolean> {
  const found = await endingRequests.of(userId, step);
  for (const request of await requests.lockAll(found)) request.abandon(clock.now());
  return found.length > 0;
}
