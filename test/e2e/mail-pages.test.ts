import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnsubscribeTokens } from '../../src/application/notifications/deliveries/ports.ts';
import type { ReadMail } from '../kit/mail-folder.ts';
import { startTestService, type TestService } from '../kit/service.ts';
import { signedIn } from '../kit/signed-in.ts';
import { databases } from '../kit/world.ts';

const russian = { 'accept-language': 'ru-RU, en;q=0.5' };
const password = 'something else entirely';

describe.each(databases)('the pages that mails link to, on %s', (kind) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(kind);
  });
  afterAll(() => service.stop());

  const mailTo = async (address: string, subject: string) =>
    (await service.mails()).filter((mail) => mail.to === address && mail.subject === subject).at(-1);
  /** The first link, as a person clicks it: the one in the text and the one in the HTML are the same. */
  const linkIn = (mail: ReadMail | undefined) => {
    const [link] = /http:\/\/localhost:3000\/\S+\?token=\S+/.exec(mail!.text)!;
    expect(mail!.html).toContain(`href="${link}"`);
    return link.slice('http://localhost:3000'.length);
  };
  const open = (path: string, headers: Record<string, string> = {}) =>
    service.request('GET', path, { headers });
  /** Fills in the form of a page and sends it to where the form says, as a browser without scripts does. */
  async function send(html: string, filled: Record<string, string> = {}) {
    const [, method, action] = /<form method="(\w+)" action="([^"]*)">/.exec(html)!;
    const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
      ([, name, value]) => [name!, value!],
    );
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...filled }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
    return service.request(method!.toUpperCase(), action!, { body, headers });
  }

  test('confirm an address once its button is pressed, not when the link is opened', async () => {
    const ann = await service.person('ann');
    const path = linkIn(await mailTo(ann.email, 'Confirm your email address'));
    for (let scan = 0; scan < 3; scan++) await open(path);
    const page = await open(path);
    expect(page.status).toBe(200);
    expect((await ann.does('identity.get-me', {})).emailVerified).toBe(false);
    const done = await send(page.text);
    expect([done.status, done.text]).toEqual([
      200,
      expect.stringContaining('Your email address is confirmed'),
    ]);
    expect((await ann.does('identity.get-me', {})).emailVerified).toBe(true);
    const again = await send(page.text);
    expect(again.status).toBe(422);
    expect(again.text).toContain('role="alert"');
    expect(again.text).toContain('no longer valid');
    expect(again.text).not.toContain('<form');
  });

  test('set a new password, and say what is wrong with a bad one without using up the link', async () => {
    const ann = await service.person('ann');
    const visitor = await service.visitor('http');
    await visitor.does('identity.request-password-reset', { email: ann.email });
    const page = await open(linkIn(await mailTo(ann.email, 'Choose a new password')));
    expect(page.text).toMatch(/<label for="password">[^<]+<\/label>\s*<input type="password" id="password"/);
    for (const [weak, complaint] of [
      ['password1', 'too easy to guess'],
      ['short', '8 to 128 characters'],
    ] as const) {
      const refused = await send(page.text, { password: weak });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(complaint)]);
      expect(refused.text).toContain('aria-invalid="true"');
      expect(refused.text).not.toContain(weak === 'short' ? 'value="short"' : weak);
    }
    expect((await send(page.text, { password })).status).toBe(200);
    await visitor.does('identity.log-in', { login: ann.email, password });
    expect((await send(page.text, { password })).status).toBe(422);
    expect((await mailTo(ann.email, 'Your password was changed'))?.html).toContain('<html lang="en">');
  });

  test('unsubscribe by the button and by the one click of a mail program', async () => {
    const ann = await service.person('ann');
    await send((await open(linkIn(await mailTo(ann.email, 'Confirm your email address')))).text);
    const tokens = service.core.get(UnsubscribeTokens);
    const tokenFor = (type: 'mention' | 'follow') => tokens.issue({ userId: ann.id as never, type });
    const wanted = async (type: 'mention' | 'follow') =>
      (await ann.does('notifications.get-preferences', {})).types[type].email;
    const page = await open(`/unsubscribe?token=${tokenFor('mention')}`);
    expect(await wanted('mention')).toBe(true);
    expect((await send(page.text)).status).toBe(200);
    expect(await wanted('mention')).toBe(false);
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const oneClick = { body: 'List-Unsubscribe=One-Click', headers: { 'content-type': type } };
      const answer = await service.request('POST', `/unsubscribe?token=${tokenFor('follow')}`, oneClick);
      expect(answer.status).toBe(200);
    }
    expect(await wanted('follow')).toBe(false);
    const forged = await service.request('POST', `/unsubscribe?token=${tokenFor('follow')}x`, {});
    expect(forged.status).toBe(422);
  });

  test('speak the language of the browser, with a link to the other', async () => {
    const path = '/reset-password?token=a%22%3E%3Cscript%3E';
    const page = await open(path, russian);
    expect(page.text).toContain('<html lang="ru">');
    expect(page.text).toContain('Выберите новый пароль');
    const [, other] = /<a href="([^"]+)" lang="en"/.exec(page.text)!;
    const english = await open(other!.replaceAll('&amp;', '&'), russian);
    expect(english.text).toContain('<html lang="en">');
    const refused = await send(english.text, { password });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('<html lang="en">')]);
    for (const { text } of [page, english]) expect(text).not.toContain('<script');
    expect((await open(path, { 'accept-language': 'fr, *;q=0.1' })).text).toContain('<html lang="en">');
  });

  test('run no script, and keep the token out of caches, referrers and other sites', async () => {
    for (const path of ['/verify-email', '/reset-password', '/unsubscribe']) {
      const without = await open(path);
      expect([without.status, without.text]).toEqual([400, expect.stringContaining('role="alert"')]);
      expect((await service.request('POST', path, {})).status).toBe(400);
      const { status, headers, text } = await open(`${path}?token=x`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(text).toContain(`action="${path}"`);
      expect(text).toMatch(/<main>[\s\S]*<h1>/);
      expect(text).not.toMatch(/<script|https?:/);
    }
  });

  test('look as the web app does, and link to it only where it is', async () => {
    const [app, { text }] = await Promise.all([
      readFile('src/interfaces/web/ui/tokens.css', 'utf8'),
      open('/verify-email?token=x'),
    ]);
    const tokens = text.match(/^--[\w-]+: .+;$/gm)!;
    expect(tokens.length).toBeGreaterThan(10);
    for (const token of tokens) expect(app).toContain(`  ${token}`);
    const drawn = /<svg.*<\/svg>/.exec(await readFile('src/interfaces/web/public/icon.svg', 'utf8'))![0];
    expect(drawn.replace(/^.*<\/title>/, '')).toBe(/<svg[^>]*>(.*<\/svg>)/.exec(text)![1]);
    expect(text).not.toContain('href="/"');
  });

  test("come in mails of the person's own language, as text and as HTML", async () => {
    const ann = await service.person('ann');
    await ann.does('notifications.set-preferences', { language: 'ru' });
    const visitor = await service.visitor('http');
    await visitor.does('identity.request-password-reset', { email: ann.email });
    const mail = await mailTo(ann.email, 'Выберите новый пароль');
    expect(mail?.html).toContain('<html lang="ru">');
    for (const text of [mail!.text, mail!.html]) expect(text).toContain('Здравствуйте, ann!');
    expect((await send((await open(linkIn(mail), russian)).text, { password })).status).toBe(200);
    expect((await mailTo(ann.email, 'Ваш пароль изменён'))?.text).toContain('изменён');
    const email = `new_${ann.email}`;
    const fresh = signedIn(await visitor.does('identity.log-in', { login: ann.email, password }));
    const again = await service.member('http', fresh);
    await again.does('identity.update-me', { email, currentPassword: password });
    expect((await mailTo(ann.email, 'Адрес вашей почты скоро изменится'))?.text).toContain(email);
    expect((await mailTo(email, 'Подтвердите адрес почты'))?.html).toContain('<html lang="ru">');
  });
});

test('APP_URL is where mails send people, when the app has pages of its own', async () => {
  const service = await startTestService('sqlite', { APP_URL: 'https://app.example.com/' });
  const ann = await service.person('ann');
  const [mail] = (await service.mails()).filter(({ to }) => to === ann.email);
  expect(mail?.text).toContain('https://app.example.com/verify-email?token=');
  await service.stop();
});
