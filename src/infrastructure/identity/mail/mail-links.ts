import { MailLinks } from '../../../application/identity/ports.ts';

/** Pages below the service's public URL. */
export class PublicMailLinks extends MailLinks {
  readonly #publicUrl: string;

  constructor(publicUrl: string) {
    super();
    this.#publicUrl = publicUrl;
  }

  verifyEmail(token: string): string {
    return `${this.#publicUrl}/verify-email?token=${encodeURIComponent(token)}`;
  }

  resetPassword(token: string): string {
    return `${this.#publicUrl}/reset-password?token=${encodeURIComponent(token)}`;
  }
}
