import { ProviderEventReceived } from '../../../../domain/wallets/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { settleByProvider, settleNeeds } from '../../top-ups/settle.ts';
import { payOutNeeds, settleRefund } from '../../withdrawals/pay-out.ts';
import { ProviderEvents } from '../events.ts';

/** Asks the provider about what an event names. Repeating it does no harm. */
export const followEvent = subscriber({
  name: 'wallets.follow-event',
  when: 'side-effect',
  on: [ProviderEventReceived],
  needs: { ...settleNeeds, ...payOutNeeds, stored: ProviderEvents },
  async handle({ data }, { stored, ...ports }) {
    const { provider, unitOfWork, clock } = ports;
    // Another provider was chosen since: it cannot be asked any more.
    if (data.provider !== provider.name) return undefined;
    const event = await stored.find(data.provider, data.event);
    if (event?.ref && event.about === 'payment') await settleByProvider(event.ref, ports);
    if (event?.ref && event.about === 'refund') await settleRefund(event.ref, ports);
    await unitOfWork.run(async () => stored.done(data.provider, data.event, clock.now()));
    return undefined;
  },
});
