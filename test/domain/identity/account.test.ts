import { describe, expect, it } from 'vitest';
import { Account } from '../../../src/domain/identity/account.ts';
import { MailTokenRejected, WrongPassword } from '../../../src/domain/identity/errors.ts';
import type { MailTokenId } from '../../../src/domain/identity/mail-token.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';

const tokenId = 't' as MailTokenId;
function ann(): Account {
  const account = Account.register({
    id: 'ann' as UserId,
    username: 'Ann',
    email: 'Ann@example.com',
    name: 'Ann',
    passwordHash: 'hash',
    now: 0,
  });
  takeEvents(account);
  return account;
}
const happened = (account: Account) => takeEvents(account).map(({ name }) => name);

describe('an account', () => {
  it('requires the password to change the username or the address, and only then', () => {
    expect(ann().needsPasswordFor({ username: 'anna' })).toBe(true);
    expect(ann().needsPasswordFor({ email: 'new@example.com' })).toBe(true);
    expect(ann().needsPasswordFor({ username: 'Ann', email: 'Ann@example.com' })).toBe(false);
    expect(ann().needsPasswordFor({})).toBe(false);
  });

  it('refuses a proof by a password that was changed since', () => {
    const account = ann();
    account.assertPassword('hash');
    account.changePassword('other');
    expect(() => account.assertPassword('hash')).toThrow(WrongPassword);
  });

  it('keeps the old address until the new one is verified', () => {
    const account = ann();
    expect(account.requestEmail('new@example.com', tokenId)).toBe('Ann@example.com');
    expect(happened(account)).toEqual(['identity.email-change-requested']);
    expect(account.unverifiedEmail()).toBe('new@example.com');
    account.verifyEmail('new@example.com', 1);
    expect(account.unverifiedEmail()).toBeNull();
    expect(account.needsPasswordFor({ email: 'new@example.com' })).toBe(false);
  });

  it('cancels a pending change when the current address is requested', () => {
    const account = ann();
    account.requestEmail('new@example.com', tokenId);
    expect(account.requestEmail('Ann@example.com', tokenId)).toBeNull();
    expect(() => account.verifyEmail('new@example.com', 1)).toThrow(MailTokenRejected);
  });

  it('verifies its address in any case', () => {
    const account = ann();
    account.verifyEmail('ANN@EXAMPLE.COM', 1);
    expect(account.unverifiedEmail()).toBeNull();
    expect(account.needsPasswordFor({ email: 'Ann@example.com' })).toBe(false);
  });

  it('announces changes of the profile, and nothing when nothing changes', () => {
    const account = ann();
    account.rename('Ann');
    expect(happened(account)).toEqual([]);
    account.rename('anna');
    account.edit({ name: 'Anna' });
    expect(happened(account)).toEqual(['identity.profile-changed', 'identity.profile-changed']);
  });

  it('erases all personal data when it is deleted', () => {
    const account = ann();
    account.edit({
      bio: 'Ann lives here',
      location: 'Annville',
      links: { website: 'https://ann.example.com' },
    });
    account.delete(1);
    expect(JSON.stringify(account)).not.toMatch(/ann[^"]/i);
  });
});
