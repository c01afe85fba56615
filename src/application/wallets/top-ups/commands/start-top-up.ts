import { z } from 'zod';
import { IdReused, TopUpNotFound } from '../../../../domain/wallets/errors.ts';
import { TopUp, type TopUpId, TopUps } from '../../../../domain/wallets/top-up.ts';
import type { ClientTransferId } from '../../../../domain/wallets/transfer.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { amountField, currencyField } from '../../fields.ts';
import { Currencies } from '../../ledger/ports.ts';
import { NotPayable, PaymentProvider } from '../../provider/ports.ts';
import { TopUpReader } from '../ports.ts';
import { TopUpView } from '../views.ts';

export const startTopUp = command({
  name: 'wallets.start-top-up',
  summary: 'Top up your wallet',
  description:
    'Go to `checkoutUrl` to pay; the wallet is credited once the provider confirms. Without a page to pay at, an admin ' +
    'settles it. Sending the same `topUpId` again answers with the first top-up.',
  access: 'signed-in',
  input: z
    .strictObject({
      topUpId: idField<ClientTransferId>()
        .optional()
        .meta({ description: 'Made by you; sent again, it is the same top-up, for ever' }),
      amount: amountField,
      currency: currencyField,
    })
    .meta({ id: 'StartTopUp' }),
  output: TopUpView,
  refuses: [IdReused, NotPayable, TopUpNotFound],
  needs: {
    provider: PaymentProvider,
    topUps: TopUps,
    reader: TopUpReader,
    currencies: Currencies,
    unitOfWork: UnitOfWork,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'start-top-up', points: 30, seconds: 3600, per: 'account' }],
  /** A checkout that is stored nowhere because of a crash expires: nobody was shown its page. */
  async prepare(
    { input: { topUpId = undefined, ...money }, actor },
    { provider, topUps, currencies, unitOfWork, ids },
  ) {
    currencies.require(money.currency);
    const clientId = topUpId ?? ids.next<ClientTransferId>();
    const first = await unitOfWork.run(() => topUps.made(actor.id, clientId));
    if (first) return { clientId };
    const id = ids.next<TopUpId>();
    const { ref, url } = await provider.openCheckout({ key: id, userId: actor.id, ...money });
    return { clientId, opened: { id, ref, url, provider: provider.name } };
  },
  async handle({ input: { amount, currency }, actor, prepared: { clientId, opened } }, { topUps, clock }) {
    const first = await topUps.made(actor.id, clientId);
    if (first) {
      first.assertSame({ amount, currency });
      return first.id;
    }
    if (!opened) throw new TopUpNotFound();
    const money = { amount, currency };
    topUps.add(TopUp.start({ ...opened, ...money, userId: actor.id, clientId, at: clock.now() }));
    return opened.id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.own(actor.id, id);
    if (!view) throw new TopUpNotFound();
    return view;
  },
});
