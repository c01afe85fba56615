import { commonPasswords } from './common-passwords.ts';
import { PasswordTooCommon } from './errors.ts';

export const passwordLength = { minimum: 8, maximum: 128 } as const;

/** Counted in characters as people see them typed, not in bytes or UTF-16 units. */
export function isPasswordLength(password: string): boolean {
  const { length } = [...password];
  return length >= passwordLength.minimum && length <= passwordLength.maximum;
}

/** `known` is what anyone may know of the person; `field` is where the caller wrote the password. */
export function refuseGuessable(password: string, known: readonly string[], field: string): void {
  const folded = password.toLowerCase();
  const sameCharacter = new Set(folded).size === 1;
  if (!sameCharacter && !commonPasswords.has(folded) && !known.some((text) => text.toLowerCase() === folded))
    return;
  throw new PasswordTooCommon({ errors: [{ pointer: `/${field}`, detail: 'is too easy to guess' }] });
}
