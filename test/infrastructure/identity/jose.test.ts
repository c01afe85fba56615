import { createHmac, randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { TokenRejected } from '../../../src/application/kernel/errors.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { JoseAccessTokens } from '../../../src/infrastructure/identity/sessions/jose.ts';
import { SigningKeys } from '../../../src/infrastructure/identity/sessions/signing-keys.ts';
import { SetClock } from '../../kit/set-clock.ts';

const service = 'https://api.example.com';
const ann = {
  userId: '0198c0de-0000-7000-8000-00000000000a' as UserId,
  role: 'user' as const,
  signedInWith: 'password+totp' as const,
  sessionId: '0198c0de-0000-7000-8000-00000000000b',
};
const clock = new SetClock();
const seconds = () => clock.at / 1000;
const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
const keys = await SigningKeys.given([await exportJWK(privateKey)], clock);
const tokens = new JoseAccessTokens(keys, clock, service);
const rejected = (token: string) => expect(tokens.verify(token)).rejects.toThrow(TokenRejected);

beforeEach(() => {
  clock.at = Date.UTC(2026, 0, 1, 12);
});

/** A token that would be good but for what is changed. */
async function forged(changes: {
  header?: Record<string, string>;
  claims?: Record<string, unknown>;
  key?: Parameters<SignJWT['sign']>[0];
}): Promise<string> {
  const { kid } = await keys.signing();
  const claims = {
    iss: service,
    aud: service,
    sub: ann.userId,
    sid: ann.sessionId,
    role: 'user',
    jti: randomUUID(),
    iat: seconds(),
    exp: seconds() + 600,
    ...changes.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...changes.header })
    .sign(changes.key ?? privateKey);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  test.each([
    ['password', ['pwd'], false],
    ['password+totp', ['pwd', 'otp', 'mfa'], true],
    ['password+recovery-code', ['pwd', 'otp', 'mfa'], true],
    ['password+passkey', ['pwd', 'swk', 'mfa'], true],
    ['passkey', ['swk', 'user', 'mfa'], true],
  ] as const)('says how %s signed in, in words of RFC 8176', async (signedInWith, amr, withFactor) => {
    const { accessToken } = await tokens.issue({ ...ann, signedInWith });
    expect(decodeJwt(accessToken).amr).toEqual(amr);
    expect(await tokens.verify(accessToken)).toMatchObject({ withFactor });
  });

  test('identifies the caller for ten minutes', async () => {
    const { accessToken, expiresIn } = await tokens.issue(ann);
    expect(expiresIn).toBe(600);
    expect(decodeProtectedHeader(accessToken)).toEqual({
      alg: 'EdDSA',
      typ: 'at+jwt',
      kid: (await keys.signing()).kid,
    });
    expect(decodeJwt(accessToken)).toMatchObject({
      iss: service,
      aud: service,
      sub: ann.userId,
      sid: ann.sessionId,
    });
    expect(await tokens.verify(accessToken)).toEqual({
      id: ann.userId,
      role: 'user',
      sessionId: ann.sessionId,
      issuedAt: clock.at,
      expiresAt: clock.at + 600_000,
      withFactor: true,
    });
    clock.at += 599_000;
    await tokens.verify(accessToken);
    clock.at += 1000;
    await rejected(accessToken);
  });

  test('is good on a machine whose clock is a little behind', async () => {
    const { accessToken } = await tokens.issue(ann);
    clock.at -= 5_000;
    await tokens.verify(accessToken);
    clock.at -= 1_000;
    await rejected(accessToken);
  });

  test('is never the same twice', async () => {
    expect((await tokens.issue(ann)).accessToken).not.toBe((await tokens.issue(ann)).accessToken);
  });
});

describe('a token is refused', () => {
  test('only if it is changed: an unchanged copy is valid', async () => {
    await tokens.verify(await forged({}));
  });

  test('if it has no signature', async () => {
    const [, claims] = (await tokens.issue(ann)).accessToken.split('.');
    await rejected(`${part({ alg: 'none', typ: 'at+jwt' })}.${claims}.`);
  });

  test('if it is signed by HMAC with the published key', async () => {
    const [, claims] = (await tokens.issue(ann)).accessToken.split('.');
    const [published] = (await keys.published()).keys;
    const head = part({ alg: 'HS256', typ: 'at+jwt', kid: published!.kid });
    for (const secret of [published!.x!, JSON.stringify(published)]) {
      const mac = createHmac('sha256', secret).update(`${head}.${claims}`).digest('base64url');
      await rejected(`${head}.${claims}.${mac}`);
    }
  });

  test('if it is signed by another key, with our key id or its own', async () => {
    const { privateKey: other } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    await rejected(await forged({ key: other }));
    await rejected(await forged({ key: other, header: { kid: 'theirs' } }));
  });

  test.each([
    ['of another type', { header: { typ: 'JWT' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example.com' } }],
    ['for another service', { claims: { aud: 'https://other.example.com' } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['without a session', { claims: { sid: undefined } }],
    ['without an end', { claims: { exp: undefined } }],
  ])('that is %s', async (_, changes) => rejected(await forged(changes)));

  test('if it has expired, is from the future, or claims a longer lifetime', async () => {
    await rejected(await forged({ claims: { iat: seconds() - 600, exp: seconds() } }));
    await rejected(await forged({ claims: { iat: seconds() + 6, exp: seconds() + 606 } }));
    await rejected(await forged({ claims: { iat: seconds() - 606, exp: seconds() + 3600 } }));
  });

  test.each(['', 'x', 'a.b.c', '..', 'é.é.é', `${'a'.repeat(100_000)}.b.c`])(
    'if it is malformed: %.10s',
    (text) => rejected(text),
  );

  test('if its content is changed', async () => {
    const [head, claims, signature] = (await tokens.issue(ann)).accessToken.split('.') as [
      string,
      string,
      string,
    ];
    const admin = part({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), role: 'admin' });
    await rejected(`${head}.${admin}.${signature}`);
  });
});
