import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnsubscribeTokens } from '../../src/application/notifications/deliveries/ports.ts';
import { tokenIn } from '../kit/mail-folder.ts';
import { everywhere, startTestService, type TestService } from '../kit/service.ts';

describe.each(everywhere)('mails over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  const mailed = async (address: string, subject: string) =>
    (await service.mails()).filter((mail) => mail.to === address && mail.subject === subject);

  test('verify an address once', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const [mail] = await mailed(ann.email, 'Confirm your email address');
    const token = tokenIn(mail);
    expect(mail?.text).toContain(`http://localhost:3000/verify-email?token=${token}`);
    expect((await ann.does('identity.get-me', {})).emailVerified).toBe(false);
    expect(await visitor.does('identity.verify-email', { token })).toEqual({});
    expect((await ann.does('identity.get-me', {})).emailVerified).toBe(true);
    expect(await visitor.refused('identity.verify-email', { token })).toBe(
      '422 identity.mail-token-rejected /token',
    );
  });

  test('can be unsubscribed from by kind with one click in a mail program', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const [mail] = await mailed(ann.email, 'Confirm your email address');
    await visitor.does('identity.verify-email', { token: tokenIn(mail) });
    const unwanted = { userId: ann.id as never, type: 'mention' } as const;
    const token = service.core.get(UnsubscribeTokens).issue(unwanted);
    const body = 'List-Unsubscribe=One-Click';
    const path = `/api/notifications/unsubscribe?token=${token}`;
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect((await service.request('POST', path, { body, headers: { 'content-type': type } })).status).toBe(
        204,
      );
    const { types } = await ann.does('notifications.get-preferences', {});
    expect(types.mention).toEqual({ inApp: true, email: false });
    expect(await visitor.does('notifications.unsubscribe', { token })).toEqual({});
  });

  test('of verification are sent again on request', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    await ann.does('identity.resend-verification', {});
    await visitor.does('identity.resend-verification', { email: ann.email });
    await visitor.does('identity.resend-verification', { email: 'nobody@example.com' });
    expect(await mailed(ann.email, 'Confirm your email address')).toHaveLength(3);
    expect(await mailed('nobody@example.com', 'Confirm your email address')).toEqual([]);
    expect(await visitor.refused('identity.resend-verification', {})).toBe(
      '422 request.invalid-fields /email',
    );
  });

  test('let someone reset a forgotten password, ending all sessions', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const asks = (email: string) => visitor.does('identity.request-password-reset', { email });
    expect(await asks('nobody@example.com')).toEqual(await asks(ann.email.toUpperCase()));
    const token = tokenIn((await mailed(ann.email, 'Choose a new password'))[0]);
    const password = 'something else entirely';
    expect(await visitor.refused('identity.reset-password', { token, password: ann.username })).toMatch(
      /^422 /,
    );
    await visitor.does('identity.reset-password', { token, password });
    expect(await visitor.refused('identity.reset-password', { token, password })).toBe(
      '422 identity.mail-token-rejected /token',
    );
    await service.expectSignedOut(ann.accessToken);
    expect(await visitor.refused('identity.log-in', { login: ann.email, password: ann.password })).toBe(
      '401 identity.wrong-credentials',
    );
    await visitor.does('identity.log-in', { login: ann.email, password });
    expect(await mailed(ann.email, 'Your password was changed')).toHaveLength(1);
  });

  test('notify the old address of a change, which applies once the new one is verified', async () => {
    const ann = await service.person('ann', wire);
    const visitor = await service.visitor(wire);
    const email = `new_${ann.email}`;
    const asked = await ann.does('identity.update-me', { email, currentPassword: ann.password });
    expect(asked).toMatchObject({ email: ann.email, pendingEmail: email });
    expect((await mailed(ann.email, 'Your email address is about to change'))[0]?.text).toContain(email);
    const token = tokenIn((await mailed(email, 'Confirm your email address'))[0]);
    await visitor.does('identity.verify-email', { token });
    expect(await ann.does('identity.get-me', {})).toMatchObject({
      email,
      emailVerified: true,
      pendingEmail: null,
    });
    await visitor.does('identity.log-in', { email, password: ann.password });
  });
});
