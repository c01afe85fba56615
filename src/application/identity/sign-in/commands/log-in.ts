import { z } from 'zod';
import { WrongCredentials } from '../../../../domain/identity/errors.ts';
import { type FactorKind, Factors } from '../../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../../domain/identity/factors/log-in-ticket.ts';
import { Passkeys } from '../../../../domain/identity/factors/passkey.ts';
import { foldEmail } from '../../../../domain/identity/login.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { command } from '../../../kernel/operation.ts';
import { Credentials } from '../../credentials.ts';
import { PasskeyVerifier } from '../../factors/passkeys/ports.ts';
import { issueSecondFactorTicket } from '../../factors/ticket.ts';
import { presentedPasswordField } from '../../fields.ts';
import { PasswordHasher } from '../../ports.ts';
import { openSession, signedIn, signInNeeds } from '../../sessions/sign-in.ts';
import { SignedIn } from '../../views.ts';
import { FactorRequired } from '../views.ts';

const loginField = z.string().trim().min(1).max(254).optional();
const Input = z
  .strictObject({
    login: loginField.meta({ description: 'Username or email address.' }),
    username: loginField.describe('The username, instead of `login`.'),
    email: loginField.describe('The email address, instead of `login`.'),
    password: presentedPasswordField,
  })
  .refine(
    ({ login, username, email }) =>
      [login, username, email].filter((text) => text !== undefined).length === 1,
    {
      path: ['login'],
      message: 'give exactly one of login, username and email',
    },
  );

const loginOf = ({ login, username, email }: z.output<typeof Input>): string => (login ?? username ?? email)!;

export const logIn = command({
  name: 'identity.log-in',
  summary: 'Sign in',
  description:
    'If the account has a second factor, the answer is a ticket for `identity.prove-factor` instead of tokens.',
  access: 'public',
  input: Input,
  output: z.union([SignedIn, FactorRequired]),
  refuses: [WrongCredentials],
  needs: {
    ...signInNeeds,
    credentials: Credentials,
    factors: Factors,
    passkeys: Passkeys,
    verifier: PasskeyVerifier,
    tickets: LogInTickets,
    hasher: PasswordHasher,
  },
  limits: [
    { name: 'log-in-address', points: 30, seconds: 60, per: 'address' },
    { name: 'log-in-account', points: 10, seconds: 60, per: (input) => foldEmail(loginOf(input)) },
  ],
  replayable: false,
  async prepare({ input, meta }, { credentials, hasher, log }) {
    const login = loginOf(input);
    const byEmail = input.email !== undefined || (input.login?.includes('@') ?? false);
    const found = await (byEmail ? credentials.byEmail(login) : credentials.byUsername(login));
    // Unknown accounts are verified as well, so that the response time reveals nothing.
    const { matches, outdated } = await hasher.verify(input.password, found?.passwordHash ?? null);
    if (!found || !matches) {
      log.write('sign-in-refused', { userId: found?.userId }, meta);
      throw new WrongCredentials();
    }
    return { ...found, hash: outdated ? await hasher.hash(input.password) : found.passwordHash };
  },
  async handle({ actor, meta, prepared: { userId, role, passwordHash, hash } }, ports) {
    const now = ports.clock.now();
    const proven = await ports.credentials.renew({ userId, role, provenHash: passwordHash, hash, now });
    if (!proven) throw new WrongCredentials();
    const factors = await ports.factors.confirmed(userId);
    if (factors.length > 0) {
      const issued = issueSecondFactorTicket({ userId, role, passwordHash: hash }, ports);
      return { userId, ...issued, kinds: [...new Set(factors.map(({ kind }) => kind))] };
    }
    return openSession({ userId, role, signedInWith: 'password' }, { actor, meta }, ports);
  },
  async answer(done, { meta }, ports) {
    if (!('ticket' in done)) return signedIn('signed-in', done, meta, ports);
    ports.log.write('second-factor-asked', { userId: done.userId }, meta);
    return { factorRequired: await factorRequired(done, ports) };
  },
});

async function factorRequired(
  {
    userId,
    ticket,
    challenge,
    kinds,
  }: { userId: UserId; ticket: string; challenge: string; kinds: FactorKind[] },
  { passkeys, verifier }: { passkeys: Passkeys; verifier: PasskeyVerifier },
) {
  if (!kinds.includes('passkey')) return { ticket, kinds };
  const allowed = await passkeys.ofAccount(userId);
  const passkeyOptions = verifier.request({ challenge, allowed, userVerification: 'preferred' });
  return { ticket, kinds, passkeyOptions };
}
