import type { UserId } from '../../../domain/kernel/id.ts';
import { PayeeNotFound } from '../../../domain/wallets/errors.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import {
  assertSameRequests,
  type ClientRequestId,
  PaymentRequest,
  PaymentRequests,
  type RequestId,
  type SplitId,
} from '../../../domain/wallets/payment-request.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { Currencies } from '../ledger/ports.ts';
import { PartiesReader } from '../transfers/ports.ts';
import { RequestReader } from './ports.ts';

export const askNeeds = {
  requests: PaymentRequests,
  parties: PartiesReader,
  currencies: Currencies,
  reader: RequestReader,
  ids: Ids,
  clock: Clock,
};

interface Asked {
  readonly byId: UserId;
  readonly splitId: SplitId | null;
  readonly currency: Currency;
  readonly note: string;
  readonly shares: readonly {
    readonly payerId: UserId;
    readonly amount: number;
    readonly clientId: ClientRequestId;
  }[];
}

/** Asks all of them or, when one refuses, nobody. What was asked before is answered again. */
export async function ask(asked: Asked, ports: Resolved<typeof askNeeds>): Promise<readonly RequestId[]> {
  const { byId, splitId, currency, note, shares } = asked;
  const { requests, parties, currencies, ids, clock } = ports;
  currencies.require(currency);
  const payerIds = shares.map(({ payerId }) => payerId);
  await requests.lockPeople([byId, ...payerIds]);
  const first = splitId
    ? await requests.ofSplit(byId, splitId)
    : await requests.made(byId, shares[0]!.clientId);
  if (first.length > 0) {
    assertSameRequests(
      first,
      shares.map((share) => ({ ...share, currency })),
    );
    return first.map(({ id }) => id);
  }
  const at = clock.now();
  const pairs = await parties.find(payerIds.map((payeeId) => ({ payerId: byId, payeeId })));
  const people = new Map(pairs.map((pair) => [pair.payeeId, pair]));
  const open = await requests.openTo(byId, payerIds, at);
  const made = shares.map((share) => {
    const payer = people.get(share.payerId);
    if (!payer) throw new PayeeNotFound();
    const request = { ...share, id: ids.next<RequestId>(), byId, splitId, currency, note, at };
    return PaymentRequest.ask(request, payer, open.get(share.payerId) ?? 0);
  });
  requests.addAll(made);
  return made.map(({ id }) => id);
}
