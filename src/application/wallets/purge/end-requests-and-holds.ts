import type { UserId } from '../../../domain/kernel/id.ts';
import { Holds } from '../../../domain/wallets/hold.ts';
import { PaymentRequests } from '../../../domain/wallets/payment-request.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { EndingHolds } from '../holds/ports.ts';
import { Accounts } from '../ledger/ports.ts';
import { EndingRequests } from '../requests/ports.ts';
import { WalletPurge } from './ports.ts';

const step = 100;
const holdsAtOnce = 20;

export const endingNeeds = {
  endingRequests: EndingRequests,
  endingHolds: EndingHolds,
  requests: PaymentRequests,
  holds: Holds,
  accounts: Accounts,
  purge: WalletPurge,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof endingNeeds>;

/**
 * Gives some holds to and from a deleted account back, or ends some of its requests. What is over stays for the other
 * person, without what the deleted person wrote. Resolves to true if there may be more.
 */
export async function endRequestsAndHolds(userId: UserId, ports: Ports): Promise<boolean> {
  if (await releaseHolds(userId, ports)) return true;
  if (await cancelRequests(userId, ports)) return true;
  return ports.purge.emptyNotes(userId, step);
}

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
