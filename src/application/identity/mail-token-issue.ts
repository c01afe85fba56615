import {
  type MailToken,
  type MailTokenId,
  type MailTokens,
  mailTokenLifetime,
} from '../../domain/identity/mail-token.ts';
import { MailTokenIssued } from '../../domain/identity/published.ts';
import type { Clock, EventRecorder, Ids } from '../kernel/ports.ts';
import type { SecretTokens } from './ports.ts';

/** The secret of a token is made again whenever it is needed: to send it, even after a crash. */
export const secretOf = (secrets: SecretTokens, { purpose, id }: Pick<MailToken, 'purpose' | 'id'>): string =>
  secrets.derive(purpose, id);

/** Stores a token in the current unit of work; a mail brings it to its address. */
export function issueMailToken(
  token: Pick<MailToken, 'purpose' | 'userId' | 'email'> & { id?: MailTokenId; formerEmail?: string },
  ports: { mailTokens: MailTokens; secrets: SecretTokens; ids: Ids; clock: Clock; recorder: EventRecorder },
): void {
  const { id = ports.ids.next<MailTokenId>(), formerEmail = null, ...rest } = token;
  const digest = ports.secrets.digest(secretOf(ports.secrets, { ...rest, id }));
  const expiresAt = ports.clock.now() + mailTokenLifetime;
  ports.mailTokens.add({ ...rest, id, formerEmail, digest, expiresAt, usedAt: null });
  ports.recorder.record(MailTokenIssued({ tokenId: id }));
}
