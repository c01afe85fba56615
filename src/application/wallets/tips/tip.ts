import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { PayeeNotFound, TippedNotFound } from '../../../domain/wallets/errors.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { ClientTransferId } from '../../../domain/wallets/transfer.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { amountField, currencyField, noteField, transferIdField } from '../fields.ts';
import { answerPaid, paymentRefusals } from '../transfers/commands/transfer.ts';
import { makePayments, type Paid, type Payment, paymentNeeds } from '../transfers/payments.ts';
import { TransferReader } from '../transfers/ports.ts';
import { TipCounts } from '../transfers/tip-counts.ts';
import { TransferView } from '../views.ts';
import { type TippedKind, TipSubjects } from './ports.ts';

export const tipFields = {
  transferId: transferIdField,
  amount: amountField,
  currency: currencyField,
  note: noteField,
};
const needs = { ...paymentNeeds, subjects: TipSubjects, tips: TipCounts, reader: TransferReader };
type Ports = Resolved<typeof needs>;

export interface TipInput {
  readonly transferId: ClientTransferId;
  readonly amount: number;
  readonly currency: Currency;
  readonly note: string;
}
interface Call<I> {
  readonly input: I;
  readonly actor: { readonly id: UserId };
}

/** What the three operations that tip share; `idOf` reads what is tipped. */
export const tipping = <I extends TipInput>(kind: TippedKind, idOf: (input: I) => Id) => ({
  access: 'signed-in' as const,
  output: TransferView,
  refuses: [TippedNotFound, ...paymentRefusals],
  needs,
  batchKey: (input: I): string => idOf(input),
  async handleBatch(calls: readonly Call<I>[], ports: Ports, mayWait: boolean) {
    const looks = calls.map(({ input, actor }) => ({ viewerId: actor.id, id: idOf(input) }));
    const owners = new Map(
      (await ports.subjects.owners(kind, looks)).map((one) => [`${one.viewerId} ${one.id}`, one.ownerId]),
    );
    const payments = calls.map(({ input, actor: { id: payerId } }): Payment => {
      const id = idOf(input);
      // What is gone by now may have been tipped before: then the first tip is the answer.
      const payeeId = owners.get(`${payerId} ${id}`) ?? null;
      const { transferId: clientId, amount, currency, note } = input;
      return { payerId, payeeId, clientId, kind: 'tip', amount, currency, note, subject: { kind, id } };
    });
    const outcomes = await makePayments(payments, ports, mayWait);
    for (const [i, outcome] of outcomes.entries()) {
      const { payeeId, subject } = payments[i]!;
      if ('view' in outcome && outcome.view) ports.tips.add({ id: outcome.id, subject });
      if (outcome instanceof PayeeNotFound && payeeId === null) outcomes[i] = new TippedNotFound();
    }
    return outcomes;
  },
  answer: (paid: Paid, { actor }: Call<I>, { reader }: Ports) => answerPaid(paid, actor.id, reader),
});
