import { commonPasswords } from './common-passwords.ts';
import { PasswordTooCommon } from './errors.ts';

export const passwordLength = { minimum: 8, maximum: 128 } as const;

/** Counted in characters as people see them typed, not in bytes or UTF-16 units. */
export function isPasswordLength(password: string): boolean {
  const { length } = [...password];
  return length >= passwordLength.minimum && length <= passwordLength.maximum;
}

/** What comes to mind first here. */
export const ownWords = ['layers', 'wardrobe', 'outfit', 'closet', 'admin', 'moderator'];
const word = /[\p{L}\p{N}]{4,}/gu;

/** Beside words that anyone may know, what is left must still be as long as a password. */
function leansOnKnown(folded: string, known: readonly string[]): boolean {
  const words = [...ownWords, ...known.flatMap((text) => text.toLowerCase().match(word) ?? [])];
  const rest = words
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), folded);
  return rest !== folded && !isPasswordLength(rest);
}

/** `known` is what anyone may know of the person; `field` is where the caller wrote the password. */
export function refuseGuessable(password: string, known: readonly string[], field: string): void {
  const folded = password.toLowerCase();
  const isKnown = known.some((text) => text.toLowerCase() === folded);
  const sameCharacter = new Set(folded).size === 1;
  if (!isKnown && !sameCharacter && !commonPasswords.has(folded) && !leansOnKnown(folded, known)) return;
  throw new PasswordTooCommon({ errors: [{ pointer: `/${field}`, detail: 'is too easy to guess' }] });
}
