import type { UserId } from '../../../domain/kernel/id.ts';
import { mainOf } from '../../../domain/wallets/payment.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Envelopes } from '../envelopes/ports.ts';
import { Accounts } from '../ledger/ports.ts';

export const endEnvelopesNeeds = {
  unitOfWork: UnitOfWork,
  envelopes: Envelopes,
  accounts: Accounts,
  ids: Ids,
  clock: Clock,
};

/** Gives back what is left in the person's open envelopes; stored at once, so that closing finds it. */
export async function endEnvelopes(
  senderId: UserId,
  { unitOfWork, envelopes, accounts, ids, clock }: Resolved<typeof endEnvelopesNeeds>,
): Promise<void> {
  const open = await envelopes.lockOpenOf(senderId);
  if (open.length === 0) return;
  const ledger = await accounts.lock(open.flatMap((one) => [one.account, mainOf(senderId, one.currency)]));
  for (const envelope of open) envelope.end(ledger, { id: ids.next(), at: clock.now() });
  accounts.save(ledger);
  envelopes.save(open);
  await unitOfWork.flush();
}
