import { z } from 'zod';
import { FactorUnusable, WrongCode } from '../../../../domain/identity/errors.ts';
import { CodeAttempts } from '../../../../domain/identity/factors/code-attempts.ts';
import { AccountFactors } from '../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { command } from '../../../kernel/operation.ts';
import { Credentials } from '../../credentials.ts';
import { acceptSecondProof, proofNeeds } from '../../factors/accept-proof.ts';
import { codeField, exactlyOne, recoveryCodeField, ticketField } from '../../factors/fields.ts';
import { passkeyField } from '../../factors/passkeys/fields.ts';
import { countCode, missTicket, proofOf } from '../../factors/ticket.ts';
import { openSession, signedIn, signInNeeds } from '../../sessions/sign-in.ts';
import { SignedIn } from '../../views.ts';

export const proveFactor = command({
  name: 'identity.prove-factor',
  summary: 'Finish signing in with a second factor',
  description:
    'With the ticket of `identity.log-in`. A wrong ticket and a wrong code give the same refusal. Five wrong codes end ' +
    'the ticket, and twenty in an hour stop sign-ins by code for that hour.',
  access: 'public',
  input: z
    .strictObject({
      ticket: ticketField,
      code: codeField.optional(),
      recoveryCode: recoveryCodeField.optional(),
      passkey: passkeyField.optional(),
    })
    .refine(...exactlyOne(['code', 'recoveryCode', 'passkey'])),
  output: SignedIn,
  refuses: [WrongCode, FactorUnusable],
  needs: {
    ...signInNeeds,
    ...proofNeeds,
    tickets: LogInTickets,
    attempts: CodeAttempts,
    credentials: Credentials,
  },
  limits: [{ name: 'prove-factor', points: 30, seconds: 60, per: 'address' }],
  replayable: false,
  async handle({ input, actor, meta }, ports) {
    const { tickets, factors, attempts, credentials, secrets, ids, clock } = ports;
    const now = clock.now();
    const ticket = await tickets.attempt(secrets.digest(input.ticket), 'second-factor', now);
    const userId = ticket?.userId ?? ids.next<UserId>();
    // Locks the account: codes for several tickets are counted and used one after the other.
    const own = await factors.ofAccount(userId);
    const credential = await credentials.byId(userId);
    const isValid = ticket !== undefined && credential && ticket.proof === proofOf(credential, secrets);
    // Signatures cannot be guessed, so an attacker's wrong codes do not lock out the owner of a passkey.
    const isGuessable = input.passkey === undefined;
    if (isValid && isGuessable) await countCode(userId, ports);
    // Without a valid ticket the proof is compared with a dummy, so that the response time reveals nothing.
    const compared = isValid ? own : new AccountFactors(ids.next<UserId>(), []);
    const signedInWith = await acceptSecondProof(compared, input, ticket?.challenge ?? null, ports);
    const [isCopy, isUnusable] = [signedInWith === 'copied-passkey', signedInWith === 'unusable'];
    const reasons = { isCopy, isUnusable, isOver: false };
    const refused = { userId: ticket?.userId ?? undefined, ...reasons, session: undefined };
    if (!ticket) return refused;
    if (!isValid || !signedInWith || signedInWith === 'unusable' || signedInWith === 'copied-passkey')
      return { ...refused, isOver: await missTicket(ticket, ports) };
    const { role, passwordHash: hash } = credential;
    if (!(await credentials.renew({ userId, role, provenHash: hash, hash, now }))) throw new WrongCode();
    if (isGuessable) attempts.giveBack(userId);
    tickets.end(ticket.digest);
    return { ...refused, session: await openSession({ userId, role, signedInWith }, { actor, meta }, ports) };
  },
  // Refused after the commit, so that the attempt stays stored.
  async answer({ userId, isCopy, isUnusable, isOver, session }, { meta }, ports) {
    if (session) {
      if (session.signedInWith === 'password+recovery-code')
        ports.log.write('recovery-code-used', { userId, sessionId: session.sessionId }, meta);
      return signedIn('signed-in', session, meta, ports);
    }
    if (isCopy) ports.log.write('copied-passkey-refused', { userId }, meta);
    if (isUnusable) ports.log.write('factor-unusable', { userId }, meta);
    ports.log.write(isOver ? 'second-factor-guessing-refused' : 'second-factor-refused', { userId }, meta);
    throw isUnusable ? new FactorUnusable() : new WrongCode();
  },
});
