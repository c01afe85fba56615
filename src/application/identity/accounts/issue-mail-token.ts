import {
  createMailToken,
  type MailToken,
  type MailTokenId,
  type MailTokens,
} from '../../../domain/identity/mail-token.ts';
import type { Clock, Ids } from '../../kernel/ports.ts';
import type { SecretTokens } from '../ports.ts';

/** Derives the token again when the mail is sent, also after a crash. Undefined if its key was dropped since. */
export const secretOf = (
  secrets: SecretTokens,
  { purpose, id, digest }: Pick<MailToken, 'purpose' | 'id' | 'digest'>,
): string | undefined => secrets.derivations(purpose, id).find((secret) => secrets.digest(secret) === digest);

/** Stores a token in the current unit of work; a subscriber then sends the mail. */
export function issueMailToken(
  token: Pick<MailToken, 'purpose' | 'userId' | 'email'> & { id?: MailTokenId; formerEmail?: string },
  ports: { mailTokens: MailTokens; secrets: SecretTokens; ids: Ids; clock: Clock },
): void {
  const { id = ports.ids.next<MailTokenId>(), ...draft } = token;
  const digest = ports.secrets.digest(ports.secrets.derive(draft.purpose, id));
  ports.mailTokens.add(createMailToken({ ...draft, id, digest }, ports.clock.now()));
}
