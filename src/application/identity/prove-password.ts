import { Accounts } from '../../domain/identity/account.ts';
import { WrongPassword } from '../../domain/identity/errors.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { NotSignedIn } from '../kernel/errors.ts';
import type { Actor, Resolved } from '../kernel/operation.ts';
import { StepUp } from '../kernel/ports.ts';
import { type Credential, Credentials } from './credentials.ts';
import { PasswordHasher } from './ports.ts';

/** Throws `WrongPassword` unless it is the password of the account. */
export async function provePassword(
  userId: UserId,
  password: string,
  ports: { credentials: Credentials; hasher: PasswordHasher },
): Promise<Credential> {
  const credential = await ports.credentials.byId(userId);
  if (!credential) throw new NotSignedIn();
  const { matches } = await ports.hasher.verify(password, credential.passwordHash);
  if (!matches) throw new WrongPassword();
  return credential;
}

/** The ports of `proveOwner`, and `accounts` to check under a lock that the password has not changed since. */
export const ownerNeeds = {
  accounts: Accounts,
  credentials: Credentials,
  hasher: PasswordHasher,
  stepUp: StepUp,
};

/** For changes that could take over an account. Throws `ProofNeeded` without a fresh proof, then `WrongPassword`. */
export async function proveOwner(
  actor: Actor,
  password: string,
  ports: Omit<Resolved<typeof ownerNeeds>, 'accounts'>,
): Promise<Credential> {
  await ports.stepUp.assertProven(actor);
  return provePassword(actor.id, password, ports);
}
