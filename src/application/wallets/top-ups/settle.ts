import type { AccountKey } from '../../../domain/wallets/account.ts';
import { credit, creditedAccounts, takeBack } from '../../../domain/wallets/credit.ts';
import type { Ledger } from '../../../domain/wallets/ledger.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import { type TopUp, type TopUpId, type TopUpMove, TopUps } from '../../../domain/wallets/top-up.ts';
import {
  type ClientTransferId,
  ownClientId,
  serviceId,
  type TransferId,
} from '../../../domain/wallets/transfer.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { payBack, payBackNeeds } from '../ledger/pay-back.ts';
import { PaymentProvider } from '../provider/ports.ts';

export const moveNeeds = { ...payBackNeeds, provider: PaymentProvider };
export const settleNeeds = { ...moveNeeds, topUps: TopUps, unitOfWork: UnitOfWork };

/** The world behind a provider. */
export const outsideOf = ({ accountId }: PaymentProvider, currency: Currency): AccountKey => ({
  ownerId: accountId,
  currency,
  kind: 'outside',
});

/** Posts what a top-up that is locked decided, in the current unit of work. */
export async function postMoves(
  { id, userId, currency }: TopUp,
  moves: readonly TopUpMove[],
  ports: Resolved<typeof moveNeeds>,
): Promise<void> {
  if (moves.length === 0) return;
  const { provider } = ports;
  const outside = outsideOf(provider, currency);
  const accounts = [outside, ...creditedAccounts(userId, currency)];
  await payBack(ports, [{ userId, currency }], accounts, (ledger) => {
    for (const move of moves) postMove(ledger, outside, { id, userId, currency }, move, ports);
  });
}

function postMove(
  ledger: Ledger,
  outside: AccountKey,
  { id, userId, currency }: Pick<TopUp, 'id' | 'userId' | 'currency'>,
  { kind, amount }: TopUpMove,
  { ids, clock }: Pick<Resolved<typeof moveNeeds>, 'ids' | 'clock'>,
): void {
  const fromOutside = { fromId: serviceId, toId: userId };
  const transfer = { id: ids.next<TransferId>(), kind, currency, amount, note: '', at: clock.now() };
  const byService = { byId: serviceId, clientId: ids.next<ClientTransferId>() };
  if (kind === 'dispute')
    takeBack(ledger, outside, { ...transfer, ...byService, fromId: userId, toId: serviceId });
  else if (kind === 'refund')
    credit(ledger, outside, { ...transfer, ...byService, ...fromOutside }, { despiteFreeze: true });
  // The database refuses to credit one top-up a second time. Not in the name of the person, who could use up its id.
  else {
    const once = { byId: serviceId, clientId: ownClientId(id) };
    credit(ledger, outside, { ...transfer, ...once, ...fromOutside });
  }
}

/**
 * Asks the provider about a payment, by any reference that it understands, and takes over what it says. Every
 * hint leads here: nothing else credits what a provider settles. Repeated and concurrent calls credit once.
 */
export async function settleByProvider(ref: string, ports: Resolved<typeof settleNeeds>): Promise<void> {
  const { provider, topUps, unitOfWork, clock } = ports;
  const payment = await provider.look(ref);
  if (!payment) return;
  await unitOfWork.run(async () => {
    const topUp = await topUps.findLocked(payment.key as TopUpId);
    if (!topUp) {
      if (payment.status === 'paid') throw new Error(`${provider.name} was paid for an unknown top-up`);
      return;
    }
    const moves = topUp.settle({ ...payment, currency: payment.currency as Currency }, clock.now());
    await postMoves(topUp, moves, ports);
  });
}
