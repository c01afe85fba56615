import { EmailVerified } from '../../../../domain/identity/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { MailRecipients, Suppressions } from '../ports.ts';

/** An address that was verified by mail evidently receives mail. */
export const liftSuppression = subscriber({
  name: 'notifications.lift-suppression',
  when: 'projection',
  on: [EmailVerified],
  needs: { mailRecipients: MailRecipients, suppressions: Suppressions },
  async handle({ data: { userId } }, { mailRecipients, suppressions }) {
    const to = await mailRecipients.of(userId);
    if (to) suppressions.lift(to.email);
    return undefined;
  },
});
