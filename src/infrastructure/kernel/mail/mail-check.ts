import { settledWithin } from '../../../application/kernel/concurrency/settled-within.ts';
import { Mailer, MailFailed } from '../../../application/kernel/mail/mailer.ts';
import { backgroundService } from '../runtime/jobs.ts';

const stopPatienceMs = 500;

/**
 * Says in one line of the log at the start that mails cannot be sent, and why. The start neither waits nor fails:
 * mails wait in the outbox.
 */
export const mailCheck = backgroundService({
  name: 'check-mail',
  needs: { mailer: Mailer },
  async start({ mailer }, { logger }) {
    const checked = mailer.check().catch((error: unknown) => {
      if (error instanceof MailFailed) logger.warn(`mail: ${error.message}; mails wait`);
      else logger.error({ err: error }, 'checking the mailer failed');
    });
    return async () => void (await settledWithin(checked, stopPatienceMs));
  },
});
