import type { UserId } from '../../../domain/kernel/id.ts';
import { IdReused } from '../../../domain/wallets/errors.ts';
import type { ClientTransferId } from '../../../domain/wallets/transfer.ts';
import type { Transfers } from '../ledger/ports.ts';

/** Throws if the person gave another transfer this id. Certain only under the lock of their account. */
export async function assertUnused(
  transfers: Transfers,
  byId: UserId,
  clientId: ClientTransferId,
): Promise<void> {
  const made = await transfers.made([{ byId, clientId }]);
  if (made.length > 0) throw new IdReused();
}
