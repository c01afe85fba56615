import type { UserId } from '../../../domain/kernel/id.ts';
import { mainOf } from '../../../domain/wallets/payment.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { Envelopes } from '../envelopes/ports.ts';
import { Accounts } from '../ledger/ports.ts';

export const endEnvelopesNeeds = {
  envelopes: Envelopes,
  accounts: Accounts,
  ids: Ids,
  clock: Clock,
};

/** Gives back what is left in the person's open envelopes. Resolves to whether there were any. */
export async function endEnvelopes(
  senderId: UserId,
  { envelopes, accounts, ids, clock }: Resolved<typeof endEnvelopesNeeds>,
): Promise<boolean> {
  const open = await envelopes.lockOpenOf(senderId);
  if (open.length === 0) return false;
  const ledger = await accounts.lock(open.flatMap((one) => [one.account, mainOf(senderId, one.currency)]));
  for (const envelope of open) envelope.end(ledger, { id: ids.next(), at: clock.now() });
  accounts.save(ledger);
  envelopes.save(open);
  return true;
}
