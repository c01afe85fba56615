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
import type { SendMail } from '../../kernel/mail/mail-transports.ts';
import { isHardBounce, smtpFailure } from './smtp-failures.ts';

export interface EmailNeeds {
  readonly send: SendMail;
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
    const { send, suppressions, tokens, unitOfWork, clock, publicUrl, appUrl } = this.#needs;
    const { id, recipientId: userId, type } = outgoing.delivery;
    const address = outgoing.to!.email;
    if (await suppressions.has(address)) return { kind: 'suppressed', errorClass: 'bounced-before' };
    const token = encodeURIComponent(tokens.issue({ userId, type }));
    const { language, ...mail } = composeMail(outgoing, {
      open: `${appUrl}/notifications`,
      unsubscribe: `${appUrl}/unsubscribe?token=${token}`,
    });
    try {
      await send({
        id,
        to: address,
        date: new Date(clock.now()),
        ...mail,
        headers: {
          'Content-Language': language,
          'List-Unsubscribe': `<${publicUrl}/api/notifications/unsubscribe?token=${token}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      const failure = smtpFailure(error);
      if (isHardBounce(error)) await unitOfWork.run(async () => suppressions.add(address, failure.error));
      return failure;
    }
  }
}
