import { type Mailer, MailFailed } from '../../../application/kernel/mail/mailer.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import { composeMail } from '../../../application/notifications/deliveries/mail-templates/compose-mail.ts';
import type { UnsubscribeTokens } from '../../../application/notifications/deliveries/ports.ts';
import {
  DeliveryChannel,
  type OutgoingDelivery,
  type Suppressions,
} from '../../../application/notifications/deliveries/ports.ts';
import type { Outcome } from '../../../domain/notifications/delivery.ts';

export interface EmailNeeds {
  readonly mailer: Mailer;
  readonly suppressions: Suppressions;
  readonly tokens: UnsubscribeTokens;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Where mail programs call the service. */
  readonly publicUrl: string;
  /** Where people open pages. */
  readonly appUrl: string;
}

export class EmailChannel extends DeliveryChannel {
  readonly name = 'email';
  readonly #needs: EmailNeeds;

  constructor(needs: EmailNeeds) {
    super();
    this.#needs = needs;
  }

  async deliver(outgoing: OutgoingDelivery): Promise<Outcome> {
    const { mailer, suppressions, tokens, unitOfWork, clock, publicUrl, appUrl } = this.#needs;
    const { id, recipientId: userId, type } = outgoing.delivery;
    const address = outgoing.to!.email;
    if (await suppressions.has(address)) return { kind: 'suppressed', errorClass: 'bounced-before' };
    const token = encodeURIComponent(tokens.issue({ userId, type }));
    const mail = composeMail(outgoing, {
      open: `${appUrl}/notifications`,
      unsubscribe: `${appUrl}/unsubscribe?token=${token}`,
    });
    try {
      await mailer.send({
        id,
        to: address,
        date: new Date(clock.now()),
        ...mail,
        headers: {
          'List-Unsubscribe': `<${publicUrl}/api/notifications/unsubscribe?token=${token}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      if (!(error instanceof MailFailed)) throw error;
      const { verdict, errorClass, answer } = error;
      if (verdict === 'no-such-address') await unitOfWork.run(async () => suppressions.add(address, answer));
      return {
        kind: 'failed',
        errorClass,
        error: answer,
        permanent: verdict === 'no-such-address' || verdict === 'rejected',
        outage: verdict === 'refused' || verdict === 'away',
      };
    }
  }
}
