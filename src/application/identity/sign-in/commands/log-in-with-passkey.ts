import { z } from 'zod';
import { WrongCode } from '../../../../domain/identity/errors.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { command } from '../../../kernel/operation.ts';
import { Credentials } from '../../credentials.ts';
import { ticketField } from '../../factors/fields.ts';
import { acceptPasskey, passkeyNeeds } from '../../factors/passkeys/accept-passkey.ts';
import { passkeyField } from '../../factors/passkeys/fields.ts';
import { openSession, signedIn, signInNeeds } from '../../sessions/sign-in.ts';
import { SignedIn } from '../../views.ts';

export const logInWithPasskey = command({
  name: 'identity.log-in-with-passkey',
  summary: 'Sign in with a passkey',
  description:
    'With the ticket of `identity.start-passkey-log-in`. The device must have asked for its PIN or a fingerprint. A ' +
    'wrong ticket, an unknown passkey and a wrong answer give the same refusal.',
  access: 'public',
  input: z.strictObject({ ticket: ticketField, response: passkeyField }),
  output: SignedIn,
  refuses: [WrongCode],
  needs: {
    ...signInNeeds,
    ...passkeyNeeds,
    tickets: LogInTickets,
    credentials: Credentials,
  },
  limits: [{ name: 'log-in-with-passkey', points: 30, seconds: 60, per: 'address' }],
  replayable: false,
  async handle({ input, actor, meta }, ports) {
    const { tickets, credentials, secrets, clock } = ports;
    const now = clock.now();
    const ticket = await tickets.attempt(secrets.digest(input.ticket), 'passkey-log-in', now);
    const challenge = ticket?.challenge;
    const proof =
      challenge && (await acceptPasskey(input.response, { challenge, userVerification: 'required' }, ports));
    const credential = proof && (await credentials.byId(proof.passkey.userId));
    if (!proof || !credential) return { userId: undefined, isCopy: false };
    const { userId, role, passwordHash: hash } = credential;
    if (proof.isCopy) return { userId, isCopy: true };
    // Locks the account; false when its password or role has changed since it was read.
    if (!(await credentials.renew({ userId, role, provenHash: hash, hash, now }))) throw new WrongCode();
    tickets.end(ticket.digest);
    const signIn = { userId, role, signedInWith: 'passkey' } as const;
    return { userId, isCopy: false, session: await openSession(signIn, { actor, meta }, ports) };
  },
  // Refused after the commit, so that the attempt stays stored.
  async answer({ userId, isCopy, session }, { meta }, ports) {
    if (session) return signedIn('signed-in', session, meta, ports);
    ports.log.write(isCopy ? 'copied-passkey-refused' : 'sign-in-refused', { userId }, meta);
    throw new WrongCode();
  },
});
