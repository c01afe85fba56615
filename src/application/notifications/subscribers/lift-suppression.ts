import { EmailVerified } from '../../../domain/identity/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { Addresses, Suppressions } from '../delivery-ports.ts';

/** Whoever confirms an address by a mail has shown that it takes mails. */
export const liftSuppression = subscriber({
  name: 'notifications.lift-suppression',
  when: 'projection',
  on: [EmailVerified],
  needs: { addresses: Addresses, suppressions: Suppressions },
  async handle({ data: { userId } }, { addresses, suppressions }) {
    const to = await addresses.of(userId);
    if (to) suppressions.lift(to.email);
    return undefined;
  },
});
