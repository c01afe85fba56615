import { commonPasswords } from './common-passwords.ts';
import { PasswordTooCommon } from './errors.ts';

export const passwordLength = { minimum: 8, maximum: 128 } as const;

/** Counts code points, not bytes or UTF-16 units. */
export function isPasswordLength(password: string): boolean {
  const { length } = [...password];
  return length >= passwordLength.minimum && length <= passwordLength.maximum;
}

/** Words that users of this service would guess first. */
export const ownWords = ['layers', 'wardrobe', 'outfit', 'closet', 'admin', 'moderator'];
const ownWord = new RegExp(ownWords.join('|'), 'g');

const ornament = /^[\W_]*((19|20)\d\d)?[\W_]*$/;

/** Nothing but such words, plus a year or punctuation. */
function isOwnWords(folded: string): boolean {
  const rest = folded.replaceAll(ownWord, '');
  return rest !== folded && ornament.test(rest);
}

/** `known` holds public or obvious texts about the person. `field` names the input field in the refusal. */
export function assertNotGuessable(password: string, known: readonly string[], field: string): void {
  const folded = password.toLowerCase();
  const isKnown = known.some((text) => text.toLowerCase() === folded);
  const sameCharacter = new Set(folded).size === 1;
  if (!isKnown && !sameCharacter && !commonPasswords.has(folded) && !isOwnWords(folded)) return;
  throw new PasswordTooCommon({
    errors: [{ pointer: `/${field}`, detail: 'is too easy to guess', kind: 'easily-guessed' }],
  });
}
