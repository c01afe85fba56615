import {
  createMailToken,
  type MailToken,
  type MailTokenId,
  type MailTokens,
} from '../../../domain/identity/mail-token.ts';
import type { Clock, Ids } from '../../kernel/ports.ts';
import type { SecretTokens } from '../ports.ts';

/** Derived whenever it is needed, so that a mail can still be sent after a crash. */
export const secretOf = (secrets: SecretTokens, { purpose, id }: Pick<MailToken, 'purpose' | 'id'>): string =>
  secrets.derive(purpose, id);

/** Stores a token in the current unit of work; a subscriber then sends the mail. */
export function issueMailToken(
  token: Pick<MailToken, 'purpose' | 'userId' | 'email'> & { id?: MailTokenId; formerEmail?: string },
  ports: { mailTokens: MailTokens; secrets: SecretTokens; ids: Ids; clock: Clock },
): void {
  const { id = ports.ids.next<MailTokenId>(), ...draft } = token;
  const digest = ports.secrets.digest(secretOf(ports.secrets, { ...draft, id }));
  ports.mailTokens.add(createMailToken({ ...draft, id, digest }, ports.clock.now()));
}
