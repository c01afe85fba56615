import { MailLinks } from '../../../application/identity/ports.ts';

/** Pages of the app; the service serves plain ones at the same paths. */
export class AppMailLinks extends MailLinks {
  readonly #appUrl: string;

  constructor(appUrl: string) {
    super();
    this.#appUrl = appUrl;
  }

  verifyEmail(token: string): string {
    return `${this.#appUrl}/verify-email?token=${encodeURIComponent(token)}`;
  }

  resetPassword(token: string): string {
    return `${this.#appUrl}/reset-password?token=${encodeURIComponent(token)}`;
  }
}
