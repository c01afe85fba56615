import { PaymentMismatch } from '../../../domain/wallets/top-up.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { TopUpReader } from './ports.ts';
import { settleByProvider, settleNeeds } from './settle.ts';

const step = 50;

export const lookNeeds = { ...settleNeeds, reader: TopUpReader };

/**
 * Asks the provider about payments that it may have told us nothing of: an event can get lost. Throws what the last
 * failure was; a payment that fails does not hold up others. Answers whether there may be more.
 */
export async function lookAtTopUps({ reader, ...ports }: Resolved<typeof lookNeeds>): Promise<boolean> {
  const { provider, topUps, unitOfWork, clock } = ports;
  if (provider.settledBy === 'admin') return false;
  const due = await reader.due(provider.name, clock.now(), step);
  let fault: unknown;
  for (const id of due) {
    const topUp = await unitOfWork.run(async () => {
      const found = await topUps.findLocked(id);
      found?.postpone(clock.now());
      return found;
    });
    if (!topUp) continue;
    try {
      await settleByProvider(topUp.ref, ports);
    } catch (error) {
      fault = error;
      // If the provider is unavailable for one top-up, it is for the others too.
      if (!(error instanceof PaymentMismatch)) break;
    }
  }
  if (fault !== undefined) throw fault;
  return due.length === step;
}
