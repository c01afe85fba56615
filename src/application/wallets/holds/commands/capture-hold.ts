import { z } from 'zod';
import {
  HoldNotFound,
  IdReused,
  LimitExceeded,
  NotOpen,
  NotThePayee,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { type HoldId, Holds } from '../../../../domain/wallets/hold.ts';
import { ownClientId, type TransferId } from '../../../../domain/wallets/transfer.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { amountField } from '../../fields.ts';
import { Accounts, Transfers } from '../../ledger/ports.ts';
import { assertUnused } from '../../transfers/assert-unused.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { answerHold } from '../answer-hold.ts';
import { holdPathField } from '../fields.ts';
import { HoldReader } from '../ports.ts';
import { HoldView } from '../views.ts';

export const captureHold = command({
  name: 'wallets.capture-hold',
  summary: 'Take what was set aside for you, or a part of it',
  description: 'Once, before it ends; the rest returns to the payer.',
  access: 'signed-in',
  input: z
    .strictObject({
      holdId: holdPathField,
      amount: amountField.optional().meta({ description: 'Minor units as text; without it, all' }),
    })
    .meta({ id: 'CaptureHold' }),
  output: HoldView,
  refuses: [HoldNotFound, NotThePayee, NotOpen, LimitExceeded, WalletFrozen, IdReused],
  needs: {
    holds: Holds,
    accounts: Accounts,
    transfers: Transfers,
    parties: PartiesReader,
    reader: HoldReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { holdId, amount }, actor }, ports) {
    const { holds, accounts, transfers, parties, ids, clock } = ports;
    const hold = await holds.lock(holdId, actor.id);
    if (!hold) throw new HoldNotFound();
    const at = clock.now();
    hold.assertMayCapture(actor.id, at);
    const [pair] = await parties.find([{ payerId: hold.byId, payeeId: hold.payeeId }]);
    if (!pair) throw new HoldNotFound();
    const { payerAudience, payeeAudience } = pair;
    const ledger = await accounts.lock(hold.accounts);
    await assertUnused(transfers, actor.id, ownClientId(hold.id));
    const made = { transferId: ids.next<TransferId>(), restId: ids.next<TransferId>() };
    hold.capture(ledger, { byId: actor.id, amount, ...made, payerAudience, payeeAudience, at });
    accounts.save(ledger);
    return hold.id;
  },
  answer: (id: HoldId, _call, { reader, clock }) => answerHold(id, reader, clock),
});
