import type { CodeAttempts } from '../../../domain/identity/factors/code-attempts.ts';
import {
  isLastAttempt,
  issueTicket,
  type LogInTicket,
  type LogInTickets,
} from '../../../domain/identity/factors/log-in-ticket.ts';
import { CodesGuessed } from '../../../domain/identity/published.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { TooManyRequests } from '../../kernel/errors.ts';
import type { Clock, EventRecorder } from '../../kernel/ports.ts';
import type { Credential } from '../credentials.ts';
import type { SecretTokens } from '../ports.ts';

/** Binds a ticket to the proven password and role: a change of either voids it. */
export const proofOf = (
  { passwordHash, role }: Pick<Credential, 'passwordHash' | 'role'>,
  secrets: SecretTokens,
): string => secrets.digest(`${role}\0${passwordHash}`);

/** Stores a ticket for a proven password in the current unit of work. Answers the ticket and the challenge for a passkey. */
export function issueSecondFactorTicket(
  credential: Pick<Credential, 'userId' | 'passwordHash' | 'role'>,
  { tickets, secrets, clock }: { tickets: LogInTickets; secrets: SecretTokens; clock: Clock },
): { ticket: string; challenge: string } {
  const [ticket, challenge] = [secrets.random(), secrets.random()];
  const { userId } = credential;
  const proof = proofOf(credential, secrets);
  const digest = secrets.digest(ticket);
  tickets.add(issueTicket({ digest, purpose: 'second-factor', userId, proof, challenge }, clock.now()));
  return { ticket, challenge };
}

/** Counts a wrong code in advance, until the code proves right. Throws `TooManyRequests` if the account had too many. */
export async function countCode(
  userId: UserId,
  { attempts, clock }: { attempts: CodeAttempts; clock: Clock },
): Promise<void> {
  const wait = await attempts.take(userId, clock.now());
  if (wait !== undefined) throw new TooManyRequests({ retryAfterSeconds: wait });
}

/** After a wrong code: the last attempt ends the ticket and warns the owner. Answers whether it was the last. */
export async function missTicket(
  ticket: LogInTicket,
  ports: { tickets: LogInTickets; attempts: CodeAttempts; events: EventRecorder; clock: Clock },
): Promise<boolean> {
  if (!isLastAttempt(ticket)) return false;
  const { tickets, attempts, events, clock } = ports;
  tickets.end(ticket.digest);
  if (ticket.userId && (await attempts.mayWarn(ticket.userId, clock.now())))
    events.record(CodesGuessed({ userId: ticket.userId }));
  return true;
}
