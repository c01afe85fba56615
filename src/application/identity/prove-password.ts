import { WrongPassword } from '../../domain/identity/errors.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { NotSignedIn } from '../kernel/errors.ts';
import type { Credential, Credentials } from './credentials.ts';
import type { PasswordHasher } from './ports.ts';

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
