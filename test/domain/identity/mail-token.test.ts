import { describe, expect, it } from 'vitest';
import { MailTokenRejected } from '../../../src/domain/identity/errors.ts';
import { type MailToken, type MailTokenId, requireUsable } from '../../../src/domain/identity/mail-token.ts';

const token: MailToken = {
  id: 't' as MailTokenId,
  purpose: 'reset-password',
  userId: null,
  email: 'ann@example.com',
  formerEmail: null,
  digest: 'd',
  expiresAt: 100,
  usedAt: null,
};

describe('a token from a mail', () => {
  it('is good until its time is over', () => {
    requireUsable(token, 'reset-password', 99);
    expect(() => requireUsable(token, 'reset-password', 100)).toThrow(MailTokenRejected);
  });

  it('is good once', () => {
    expect(() => requireUsable({ ...token, usedAt: 1 }, 'reset-password', 2)).toThrow(MailTokenRejected);
  });

  it('is good for what it was made for', () => {
    expect(() => requireUsable(token, 'verify-email', 1)).toThrow(MailTokenRejected);
  });

  it('has to exist', () => {
    expect(() => requireUsable(undefined, 'verify-email', 1)).toThrow(MailTokenRejected);
  });
});
