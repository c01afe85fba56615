import { issueTicket, type LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import type { Actor } from '../../../kernel/operation.ts';
import type { Clock } from '../../../kernel/ports.ts';
import type { SecretTokens } from '../../ports.ts';
import type { NewPasskeyAnswer, PasskeyAnswer } from './fields.ts';
import type { PasskeyVerifier } from './ports.ts';

type Purpose = 'add-passkey' | 'prove-again';
interface Ports {
  readonly tickets: LogInTickets;
  readonly secrets: SecretTokens;
  readonly clock: Clock;
}

/** A challenge for this session: one use within 5 minutes, and only a digest of it is stored. */
export function issueChallenge(purpose: Purpose, { id, sessionId }: Actor, ports: Ports): string {
  const challenge = ports.secrets.random();
  const digest = ports.secrets.digest(challenge);
  ports.tickets.add(
    issueTicket({ digest, purpose, userId: id, proof: sessionId, challenge: null }, ports.clock.now()),
  );
  return challenge;
}

/**
 * Uses up the challenge that was answered, in the current unit of work. Undefined unless it was issued to this session
 * for this purpose.
 */
export async function takeChallenge(
  answer: NewPasskeyAnswer | PasskeyAnswer,
  purpose: Purpose,
  actor: Actor,
  ports: Ports & { readonly verifier: PasskeyVerifier },
): Promise<string | undefined> {
  const { tickets, secrets, clock, verifier } = ports;
  const challenge = verifier.challengeOf(answer);
  if (challenge === undefined) return undefined;
  const ticket = await tickets.attempt(secrets.digest(challenge), purpose, clock.now());
  if (ticket?.userId !== actor.id || ticket.proof !== actor.sessionId) return undefined;
  tickets.end(ticket.digest);
  return challenge;
}
