import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { credit, creditedAccounts } from '../../../../domain/wallets/credit.ts';
import {
  IdReused,
  LimitExceeded,
  PayeeNotFound,
  TransferNotFound,
} from '../../../../domain/wallets/errors.ts';
import { assertSameTerms } from '../../../../domain/wallets/payment.ts';
import { serviceId, type TransferId } from '../../../../domain/wallets/transfer.ts';
import { userIdField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { amountField, currencyField, noteField, transferIdField } from '../../fields.ts';
import { Accounts, Currencies, Transfers } from '../../ledger/ports.ts';
import { answerPaid } from '../../transfers/commands/transfer.ts';
import { PartiesReader, TransferReader } from '../../transfers/ports.ts';
import { TransferView } from '../../views.ts';

export const grantCredits = command({
  name: 'wallets.grant-credits',
  summary: 'Give someone credits',
  description: 'They come from the service. What the person owes after a dispute is paid back first.',
  access: 'admin',
  input: z
    .strictObject({
      userId: userIdField,
      transferId: transferIdField,
      amount: amountField,
      currency: currencyField,
      note: noteField,
    })
    .meta({ id: 'GrantCredits' }),
  output: TransferView,
  refuses: [PayeeNotFound, LimitExceeded, IdReused, TransferNotFound],
  needs: {
    accounts: Accounts,
    transfers: Transfers,
    parties: PartiesReader,
    currencies: Currencies,
    reader: TransferReader,
    ids: Ids,
    clock: Clock,
  },
  async handle(
    { input: { userId, transferId: clientId, amount, currency, note }, actor },
    { accounts, transfers, parties, currencies, ids, clock },
  ) {
    currencies.require(currency);
    const terms = { kind: 'grant', toId: userId as Id, amount, currency } as const;
    const issued = { ownerId: serviceId, currency, kind: 'issued' } as const;
    const ledger = await accounts.lock([issued, ...creditedAccounts(userId, currency)]);
    const [made] = await transfers.made([{ byId: actor.id, clientId }]);
    if (made) {
      assertSameTerms(made, terms);
      return { id: made.id };
    }
    const [pair] = await parties.find([{ payerId: actor.id, payeeId: userId }]);
    if (!pair || pair.relation.gone) throw new PayeeNotFound();
    const { transfer } = credit(ledger, issued, {
      ...terms,
      ...{ id: ids.next<TransferId>(), byId: actor.id, clientId, fromId: serviceId, note, at: clock.now() },
    });
    accounts.save(ledger);
    return { id: transfer.id };
  },
  answer: (granted: { readonly id: TransferId }, { actor }, { reader }) =>
    answerPaid(granted, actor.id, reader),
});
