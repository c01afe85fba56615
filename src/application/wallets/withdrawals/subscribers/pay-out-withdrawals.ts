import { WithdrawalStarted } from '../../../../domain/wallets/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { payOut, payOutNeeds } from '../pay-out.ts';

export const payOutWithdrawals = subscriber({
  name: 'wallets.pay-out',
  when: 'side-effect',
  on: [WithdrawalStarted],
  needs: payOutNeeds,
  async handle({ data }, ports) {
    await payOut(data.withdrawalId, ports);
    return undefined;
  },
});
