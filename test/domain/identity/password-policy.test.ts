import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from '../../../src/domain/identity/common-passwords.ts';
import { PasswordTooCommon } from '../../../src/domain/identity/errors.ts';
import { assertNotGuessable, isPasswordLength } from '../../../src/domain/identity/password-policy.ts';

const check = (password: string, known: string[] = []) => assertNotGuessable(password, known, 'password');

describe('a password', () => {
  it('has 8 to 128 characters, however many bytes those take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 200 }), (text) => {
        const characters = [...text].length;
        expect(isPasswordLength(text)).toBe(characters >= 8 && characters <= 128);
      }),
    );
    expect(isPasswordLength('👗'.repeat(128))).toBe(true);
    expect(isPasswordLength('👗'.repeat(7))).toBe(false);
  });

  it.each([
    'password',
    'Password123',
    'QWERTYUIOP',
    '12345678',
    'iloveyou',
    'aaaaaaaaa',
    '11111111',
    'P@ssw0rd',
  ])('is not %s', (password) => {
    expect(() => check(password)).toThrow(PasswordTooCommon);
  });

  it('must not be the username or the address', () => {
    expect(() => check('ann.smith', ['Ann.Smith'])).toThrow(PasswordTooCommon);
    expect(() => check('Ann@Example.com', ['ann.smith', 'ann@example.com'])).toThrow(PasswordTooCommon);
  });

  it('must not consist of words that are obvious for this service', () => {
    for (const guess of ['Layers2026!', 'wardrobe-layers', 'ADMIN-1999', 'outfit?!', 'closetcloset'])
      expect(() => check(guess)).toThrow(PasswordTooCommon);
    for (const fine of ['layers of wool', 'admin 93 81 27', 'my wardrobe!']) check(fine);
  });

  it('may be anything else', () => {
    check('correct horse battery', ['ann']);
    check('Xk3!vq9#', ['ann']);
  });

  it('is checked against thousands of common passwords, all of them long enough', () => {
    expect(commonPasswords.size).toBeGreaterThan(4000);
    for (const password of commonPasswords) {
      expect(isPasswordLength(password)).toBe(true);
      expect(password).toBe(password.toLowerCase());
    }
  });
});
