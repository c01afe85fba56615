import { z } from 'zod';
import { HoldNotFound, NotOpen, NotThePayee } from '../../../../domain/wallets/errors.ts';
import { type HoldId, Holds } from '../../../../domain/wallets/hold.ts';
import type { TransferId } from '../../../../domain/wallets/transfer.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { Accounts } from '../../ledger/ports.ts';
import { answerHold } from '../answer-hold.ts';
import { holdPathField } from '../fields.ts';
import { HoldReader } from '../ports.ts';
import { HoldView } from '../views.ts';

export const voidHold = command({
  name: 'wallets.void-hold',
  summary: 'Give all of a hold back to its payer',
  description: 'By the payee, or by an admin, while it is open.',
  access: 'signed-in',
  input: z.strictObject({ holdId: holdPathField }),
  output: HoldView,
  refuses: [HoldNotFound, NotThePayee, NotOpen],
  needs: { holds: Holds, accounts: Accounts, reader: HoldReader, ids: Ids, clock: Clock },
  async handle({ input: { holdId }, actor }, { holds, accounts, ids, clock }) {
    const hold = await holds.lock(holdId, actor.id);
    if (!hold) throw new HoldNotFound();
    const at = clock.now();
    hold.assertMayVoid(actor.id, actor.role === 'admin', at);
    const ledger = await accounts.lock(hold.payerAccounts);
    hold.void(ledger, { transferId: ids.next<TransferId>(), at });
    accounts.save(ledger);
    return hold.id;
  },
  answer: (id: HoldId, _call, { reader, clock }) => answerHold(id, reader, clock),
});
