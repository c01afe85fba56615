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
const ownWord = new RegExp(ownWords.join('|'), 'g');

const ornament = /^[\W_]*((19|20)\d\d)?[\W_]*$/;

/** Nothing but such words, with a year or a dash to them. */
function isOwnWords(folded: string): boolean {
  const rest = folded.replaceAll(ownWord, '');
  return rest !== folded && ornament.test(rest);
}

/** `known` is what anyone may know of the person; `field` is where the caller wrote the password. */
export function refuseGuessable(password: string, known: readonly string[], field: string): void {
  const folded = password.toLowerCase();
  const isKnown = known.some((text) => text.toLowerCase() === folded);
  const sameCharacter = new Set(folded).size === 1;
  if (!isKnown && !sameCharacter && !commonPasswords.has(folded) && !isOwnWords(folded)) return;
  throw new PasswordTooCommon({ errors: [{ pointer: `/${field}`, detail: 'is too easy to guess' }] });
}
