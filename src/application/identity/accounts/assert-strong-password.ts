import { PasswordTooCommon } from '../../../domain/identity/errors.ts';
import { assertNotGuessable } from '../../../domain/identity/password-policy.ts';
import type { BreachedPasswords } from '../ports.ts';

/** Throws `PasswordTooCommon`. For `known` and `field` see `refuseGuessable`. */
export async function assertStrongPassword(
  password: string,
  known: readonly string[],
  field: string,
  { breached }: { breached: BreachedPasswords },
): Promise<void> {
  assertNotGuessable(password, known, field);
  if (await breached.has(password))
    throw new PasswordTooCommon({
      errors: [{ pointer: `/${field}`, detail: 'is known from a breach', kind: 'breached' }],
    });
}
