import { z } from 'zod';
import {
  HoldNotFound,
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  NotYourself,
  PayeeNotFound,
  PaymentsNotWanted,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { Hold, type HoldId, Holds, isSameHold } from '../../../../domain/wallets/hold.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import type { ClientTransferId, TransferId } from '../../../../domain/wallets/transfer.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { amountField, currencyField, noteField } from '../../fields.ts';
import { Accounts, Currencies, Transfers } from '../../ledger/ports.ts';
import { assertUnused } from '../../transfers/assert-unused.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { answerHold } from '../answer-hold.ts';
import { HoldReader } from '../ports.ts';
import { HoldView } from '../views.ts';

export const placeHold = command({
  name: 'wallets.place-hold',
  summary: 'Set money aside for someone, who may take it later',
  description:
    'You cannot spend it or take it back meanwhile: the payee captures or voids it, else it returns to you when it ends. ' +
    'It counts against your limits like a payment. Sending the same `holdId` again answers with the first hold.',
  access: 'signed-in',
  input: z
    .strictObject({
      holdId: idField<ClientTransferId>().meta({
        description: 'Made by you, and by no transfer of yours; sent again, it is the same hold, for ever',
      }),
      toUserId: idField<Hold['payeeId']>().meta({ description: 'Who may take it' }),
      amount: amountField,
      currency: currencyField,
      note: noteField,
      days: z.int().min(1).max(30).default(7).meta({ description: 'How long the payee may take it' }),
    })
    .meta({ id: 'PlaceHold' }),
  output: HoldView,
  refuses: [
    PayeeNotFound,
    NotYourself,
    PaymentsNotWanted,
    InsufficientFunds,
    LimitExceeded,
    WalletFrozen,
    IdReused,
    HoldNotFound,
  ],
  needs: {
    holds: Holds,
    accounts: Accounts,
    transfers: Transfers,
    parties: PartiesReader,
    currencies: Currencies,
    reader: HoldReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { holdId: clientId, toUserId: payeeId, ...input }, actor }, ports) {
    const { holds, accounts, transfers, parties, currencies, ids, clock } = ports;
    const { currency, amount } = input;
    currencies.require(currency);
    const held = { ownerId: actor.id, currency, kind: 'held' } as const;
    const ledger = await accounts.lock([mainOf(actor.id, currency), held]);
    const made = await holds.made(actor.id, clientId);
    if (made) {
      if (!isSameHold(made, { payeeId, amount, currency })) throw new IdReused();
      return made.id;
    }
    await assertUnused(transfers, actor.id, clientId);
    const [payee] = await parties.find([{ payerId: actor.id, payeeId }]);
    if (!payee) throw new PayeeNotFound();
    const placed = { id: ids.next<HoldId>(), byId: actor.id, clientId, payeeId, at: clock.now() };
    const hold = Hold.place(ledger, { ...input, ...placed }, ids.next<TransferId>(), payee);
    accounts.save(ledger);
    holds.add(hold);
    return hold.id;
  },
  answer: (id: HoldId, _call, { reader, clock }) => answerHold(id, reader, clock),
});
