import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';
import { codeOf, wrongCodeOf } from '../kit/totp.ts';

describe.each(everywhere)('a second factor over $wire, on $kind', ({ wire, kind }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  async function someone() {
    const ann = await service.person('ann', wire);
    const { factorId, secret } = await ann.does('identity.start-totp', { currentPassword: ann.password });
    // One step back, so that the present code can still be used.
    const code = codeOf(secret, Date.now(), -1);
    const { recoveryCodes } = await ann.does('identity.confirm-totp', { factorId, code });
    return { ann, secret, factorId, recoveryCodes };
  }

  test('finishes a sign-in that the password began', async () => {
    const { ann, secret, factorId } = await someone();
    expect((await ann.does('identity.list-factors', {})).items).toMatchObject([
      { id: factorId, kind: 'totp', name: 'Authenticator app' },
    ]);
    const visitor = await service.visitor(wire);
    const asked = await visitor.does('identity.log-in', { login: ann.username, password: ann.password });
    expect(Object.keys(asked)).toEqual(['factorRequired']);
    const { ticket } = (asked as { factorRequired: { ticket: string } }).factorRequired;
    const wrong = { ticket, code: wrongCodeOf(secret, Date.now()) };
    expect(await visitor.refused('identity.prove-factor', wrong)).toBe('403 identity.wrong-code');
    const proven = await visitor.does('identity.prove-factor', { ticket, code: codeOf(secret, Date.now()) });
    const member = await service.member(wire, proven);
    expect((await member.does('identity.get-me', {})).id).toBe(ann.id);
  });

  test('protects changes that could take over the account', async () => {
    const { ann } = await someone();
    const change = { currentPassword: ann.password, newPassword: 'an even better one' };
    expect(await ann.refused('identity.change-password', change)).toBe('403 identity.proof-needed');
    await ann.does('identity.prove-again', { password: ann.password });
    await ann.does('identity.change-password', change);
  });
});

describe('a browser with a second factor', () => {
  test('gets its cookies after the second step, and keeps its former session until then', async () => {
    const service = await startTestService('sqlite');
    try {
      const ann = await service.person('ann');
      const headers = { 'sec-fetch-site': 'same-origin' };
      const logIn = (more: Record<string, string> = {}) =>
        service.request('POST', '/api/auth/login', {
          json: { login: ann.username, password: ann.password, session: 'cookie' },
          headers: { ...headers, ...more },
        });
      const former = (await logIn()).headers.getSetCookie().map((line) => line.split(';')[0]!);
      const cookie = former.join('; ');
      const { factorId, secret } = await ann.does('identity.start-totp', { currentPassword: ann.password });
      await ann.does('identity.confirm-totp', { factorId, code: codeOf(secret, Date.now(), -1) });

      const asked = await logIn({ cookie });
      expect(asked.status).toBe(200);
      expect(asked.headers.getSetCookie()).toEqual([]);
      const me = () => service.request('GET', '/api/users/me', { headers: { cookie } });
      expect((await me()).status).toBe(200);

      const { ticket } = asked.body.factorRequired;
      const proven = await service.request('POST', '/api/auth/login/factor', {
        json: { ticket, code: codeOf(secret, Date.now()), session: 'cookie' },
        headers: { ...headers, cookie },
      });
      expect(proven.status).toBe(200);
      expect(proven.headers.getSetCookie()).toHaveLength(2);
      expect(proven.body).toMatchObject({ user: { id: ann.id } });
      expect(JSON.stringify(proven.body)).not.toMatch(/token/i);
      // The new sign-in replaced it.
      expect((await me()).status).toBe(401);
    } finally {
      await service.stop();
    }
  });
});
