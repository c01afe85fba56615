import { z } from 'zod';
import {
  AboveTopUps,
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  WalletFrozen,
  WithdrawalsOff,
} from '../../../../domain/wallets/errors.ts';
import { legs } from '../../../../domain/wallets/ledger.ts';
import { isLarge } from '../../../../domain/wallets/limits.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import { TopUps } from '../../../../domain/wallets/top-up.ts';
import {
  type ClientTransferId,
  ownClientId,
  serviceId,
  type TransferId,
  unshared,
} from '../../../../domain/wallets/transfer.ts';
import { Withdrawal, type WithdrawalId, Withdrawals } from '../../../../domain/wallets/withdrawal.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { StepUp } from '../../../kernel/ports.ts';
import { amountField, currencyField } from '../../fields.ts';
import { Currencies, WalletLimits } from '../../ledger/ports.ts';
import { moveNeeds, outsideOf } from '../../top-ups/settle.ts';
import { WithdrawalReader, WithdrawalSetting } from '../ports.ts';
import { WithdrawalView } from '../views.ts';

export const startWithdrawal = command({
  name: 'wallets.start-withdrawal',
  summary: 'Pay out from your wallet',
  description:
    'It goes back to where your top-ups came from, the newest first, and leaves the wallet at once. What cannot be paid ' +
    'out returns to the wallet. Sending the same `withdrawalId` again answers with the first one, as it is now. ' +
    'With a second factor, more than half the limit of one payment needs a fresh proof.',
  access: 'signed-in',
  input: z
    .strictObject({
      withdrawalId: idField<ClientTransferId>().meta({
        description: 'Made by you; sent again, it is the same withdrawal, for ever',
      }),
      amount: amountField,
      currency: currencyField,
    })
    .meta({ id: 'StartWithdrawal' }),
  output: WithdrawalView,
  refuses: [
    WithdrawalsOff,
    AboveTopUps,
    InsufficientFunds,
    LimitExceeded,
    ProofNeeded,
    WalletFrozen,
    IdReused,
  ],
  needs: {
    ...moveNeeds,
    topUps: TopUps,
    withdrawals: Withdrawals,
    setting: WithdrawalSetting,
    currencies: Currencies,
    limits: WalletLimits,
    stepUp: StepUp,
    reader: WithdrawalReader,
  },
  limits: [{ name: 'start-withdrawal', points: 30, seconds: 3600, per: 'account' }],
  async handle(
    { input: { withdrawalId: clientId, amount, currency }, actor },
    { accounts, provider, ids, clock, topUps, withdrawals, setting, currencies, limits, stepUp },
  ) {
    if (!setting.isOn) throw new WithdrawalsOff();
    currencies.require(currency);
    const money = { amount, currency };
    const first = await withdrawals.made(actor.id, clientId);
    if (first) {
      first.assertSame(money);
      return first.id;
    }
    if (isLarge(amount, limits.limits)) await stepUp.assertProven(actor);
    const of = { userId: actor.id, currency, provider: provider.name };
    const sources = await topUps.returnable(of);
    const [main, outside] = [mainOf(actor.id, currency), outsideOf(provider, currency)];
    const ledger = await accounts.lock([main, outside]);
    const [id, transferId, at] = [ids.next<WithdrawalId>(), ids.next<TransferId>(), clock.now()];
    const moved = legs(main, outside, amount);
    const people = { fromId: actor.id, toId: serviceId, byId: actor.id };
    // Not the caller's id, which a transfer of theirs may already use.
    const byService = { clientId: ownClientId(id) };
    ledger.post(
      { id: transferId, kind: 'withdrawal', ...money, ...people, ...byService, note: '', ...unshared, at },
      moved,
    );
    const { name } = provider;
    const made = { id, userId: actor.id, clientId, provider: name, ...money, transferId, at };
    withdrawals.add(Withdrawal.start(made, sources));
    accounts.save(ledger);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.own(actor.id, id);
    if (!view) throw new Error(`The withdrawal ${id} is gone`);
    return view;
  },
});
