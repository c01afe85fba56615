import { describe, expect, it } from 'vitest';
import { MailTokenRejected } from '../../../src/domain/identity/errors.ts';
import {
  assertUsable,
  createMailToken,
  type MailToken,
  type MailTokenId,
} from '../../../src/domain/identity/mail-token.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';

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

describe('a mail token', () => {
  it('is announced when it is created, and lasts 30 minutes', () => {
    const { id, purpose, userId, email, digest } = token;
    const created = createMailToken({ id, purpose, userId, email, digest }, 1000);
    expect(created).toMatchObject({ formerEmail: null, usedAt: null, expiresAt: 1000 + 30 * 60_000 });
    expect(takeEvents(created)).toMatchObject([
      { name: 'identity.mail-token-issued', data: { tokenId: 't' } },
    ]);
  });

  it('can be used until it expires', () => {
    assertUsable(token, 'reset-password', 99);
    expect(() => assertUsable(token, 'reset-password', 100)).toThrow(MailTokenRejected);
  });

  it('can be used once', () => {
    expect(() => assertUsable({ ...token, usedAt: 1 }, 'reset-password', 2)).toThrow(MailTokenRejected);
  });

  it('can be used for its own purpose only', () => {
    expect(() => assertUsable(token, 'verify-email', 1)).toThrow(MailTokenRejected);
  });

  it('must exist', () => {
    expect(() => assertUsable(undefined, 'verify-email', 1)).toThrow(MailTokenRejected);
  });
});
