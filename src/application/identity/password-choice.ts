import { PasswordTooCommon } from '../../domain/identity/errors.ts';
import { refuseGuessable } from '../../domain/identity/password-policy.ts';
import type { BreachedPasswords } from './ports.ts';

/** Throws `PasswordTooCommon`; `known` is what anyone may know of the person, `field` where the password stands. */
export async function refuseWeak(
  password: string,
  known: readonly string[],
  field: string,
  { breached }: { breached: BreachedPasswords },
): Promise<void> {
  refuseGuessable(password, known, field);
  if (await breached.has(password))
    throw new PasswordTooCommon({ errors: [{ pointer: `/${field}`, detail: 'is known from a breach' }] });
}
