import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import { browserPath } from '../kit/browser.ts';
import { freePort } from '../kit/servers/free-port.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startWeb, type Web } from '../kit/web.ts';

const accessCookie = 'layers-access';
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const mark = (page: Page) => page.evaluate("window.sameAsBefore = 'yes'");
const isSame = (page: Page) => page.evaluate("window.sameAsBefore === 'yes'");

/** Someone new, by the page's own form. */
async function register(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Email').fill(`${username}@example.com`);
  await page.getByLabel('Password').fill('likes clothes a lot');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('textbox', { name: 'New post' }).waitFor();
}

/** How often the page asks for a new access token. */
function refreshesOf(context: BrowserContext): { readonly count: number } {
  const seen = { count: 0 };
  context.on('request', (request) => {
    if (request.url().endsWith('/api/auth/refresh')) seen.count++;
  });
  return seen;
}

describe.skipIf(browserPath === undefined)('the web app when things break', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('the service restarts while people write: the page finds it again, and nobody reloads', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const DATA_DIR = await temporaryFolder();
    const settings = { PORT: `${port}`, PUBLIC_URL: url, LOG_LEVEL: 'silent', BCRYPT_COST: '4' };
    const start = () =>
      startService(readConfig({ ...settings, DATA_DIR, NODE_ENV: 'test', RATE_LIMITS: 'off' }));
    let service = await start();
    onTestFinished(() => service.stop());

    const [ann, ben] = [await web.visitor(), await web.visitor()];
    await register(ann.page, url, 'ann');
    await register(ben.page, url, 'ben');
    const me = await ben.page.request.get(`${url}/api/users/me`);
    const { id: userId } = (await me.json()) as { id: string };
    const opened = await ann.page.request.post(`${url}/api/conversations`, {
      data: { userId },
      headers: { origin: url },
    });
    const { id } = (await opened.json()) as { id: string };
    await Promise.all([ann, ben].map(({ page }) => page.goto(`${url}/messages/${id}`)));
    await field(ann.page).fill('before');
    await field(ann.page).press('Enter');
    await ben.page.getByRole('article').filter({ hasText: 'before' }).waitFor();
    await ben.page.getByRole('button', { name: /^Accept/ }).click();
    await Promise.all([ann, ben].map(({ page }) => mark(page)));

    await service.stop();
    await ann.page.getByText('No connection. What you write now is sent later.').first().waitFor();
    await field(ann.page).fill('while it was away');
    await field(ann.page).press('Enter');
    service = await start();
    await ben.page.getByRole('article').filter({ hasText: 'while it was away' }).waitFor({ timeout: 20_000 });
    await field(ben.page).fill('and after');
    await field(ben.page).press('Enter');
    await ann.page.getByRole('article').filter({ hasText: 'and after' }).waitFor();
    expect(await ann.page.getByRole('article').filter({ hasText: 'while it was away' }).count()).toBe(1);
    for (const { page, complaints } of [ann, ben]) {
      expect(await isSame(page)).toBe(true);
      // The browser itself tells of the break.
      for (const one of (complaints as string[]).splice(0)) expect(one).toMatch(/ERR_|WebSocket/);
    }
  }, 60_000);

  test('an access cookie that has run out is renewed once for many calls, and in two tabs at once', async () => {
    const { page, api } = await web.person('ann');
    await api.does('wardrobe.add-item', { name: 'Blue shirt', category: 'shirt' });
    const context = page.context();
    const other = await context.newPage();
    await Promise.all([page.goto(web.url), other.goto(web.url)]);
    for (const one of [page, other]) {
      await one.getByRole('textbox', { name: 'New post' }).waitFor();
      await mark(one);
    }
    const refreshes = refreshesOf(context);
    await context.clearCookies({ name: accessCookie });
    await page.getByRole('link', { name: 'Wardrobe' }).first().click();
    await page.getByText('Blue shirt').first().waitFor();
    expect(refreshes.count).toBe(1);

    await context.clearCookies({ name: accessCookie });
    await Promise.all([
      page.getByRole('link', { name: 'Messages' }).first().click(),
      other.getByRole('link', { name: 'Wardrobe' }).first().click(),
    ]);
    await other.getByText('Blue shirt').first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    // One more for each page at most: both may notice at the same moment.
    expect(refreshes.count).toBeLessThanOrEqual(3);
    for (const one of [page, other]) expect(await isSame(one)).toBe(true);
    expect((await context.cookies()).some(({ name }) => name === accessCookie)).toBe(true);
  });

  test('a double click makes one post', async () => {
    const { page, api } = await web.person('ann');
    await page.goto(web.url);
    await page.getByRole('textbox', { name: 'New post' }).fill('Once');
    await page.getByRole('button', { name: 'Post', exact: true }).dblclick();
    await page.getByRole('article').filter({ hasText: 'Once' }).waitFor();
    await page.getByRole('textbox', { name: 'New post' }).fill('Once by keyboard');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article').filter({ hasText: 'Once by keyboard' }).waitFor();
    const { items } = await api.does('posts.list-posts', { userId: api.id });
    expect(items.map(({ text }) => text)).toEqual(['Once by keyboard', 'Once']);
  });

  test('a new account is confirmed by the link in its mail, which leads back into the app', async () => {
    const { page } = await web.visitor({ language: 'ru' });
    await page.goto(`${web.url}/sign-up`);
    await page.getByLabel('Имя пользователя').fill('svetlana');
    await page.getByLabel('Почта').fill('svetlana@example.com');
    await page.getByLabel('Пароль').fill('likes clothes a lot');
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(`${web.url}/`);
    const mail = (await web.service.mails()).findLast(({ to }) => to === 'svetlana@example.com');
    const [link] = /http:\S+\/verify-email\?token=\S+/.exec(mail!.text)!;
    await page.goto(link);
    await page.getByRole('button', { name: 'Подтвердить адрес' }).click();
    await page.getByRole('status').filter({ hasText: 'подтверждён' }).waitFor();
    await page.getByRole('link', { name: 'Открыть Layers' }).click();
    await page.waitForURL(`${web.url}/`);
    const me = (await (await page.request.get(`${web.url}/api/users/me`)).json()) as object;
    expect(me).toMatchObject({ emailVerified: true });
  });

  test('everything about a person is saved as a file', async () => {
    const { page, api } = await web.person('ann');
    await api.does('posts.create-post', { text: 'To take along' });
    await page.goto(`${web.url}/settings/data`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('layers.json');
    const saved = await readFile((await download.path())!, 'utf8');
    expect(JSON.parse(saved)).toEqual(expect.any(Object));
    for (const mine of [api.username, 'To take along']) expect(saved).toContain(mine);
  });
});

describe.skipIf(browserPath === undefined)('the web app when it asks for too much', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb({ RATE_LIMITS: 'on', RATE_LIMIT_CALLS: '80' });
  });
  afterAll(() => web?.stop());

  test('says in words how long to wait, and keeps what was written', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    await ben.api.does('social.follow-user', { userId: ann.api.id });
    const { id } = await ann.api.does('messaging.open-direct', { userId: ben.api.id });
    const { page, api } = ann;
    await page.goto(web.url);
    await page.getByRole('textbox', { name: 'New post' }).fill('Too much');
    const chat = await page.context().newPage();
    await chat.goto(`${web.url}/messages/${id}`);
    await field(chat).fill('Still here');
    let refused = false;
    for (let i = 0; i < 100 && !refused; i++)
      refused = await api.does('identity.get-me', {}).then(
        () => false,
        () => true,
      );
    expect(refused).toBe(true);

    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText(/^Too much at once\. Try again in \d+ (minutes|seconds)\.$/).waitFor();
    expect(await page.getByRole('textbox', { name: 'New post' }).inputValue()).toBe('Too much');
    await field(chat).press('Enter');
    await chat.getByText('Still here').waitFor();
    await chat.getByText(/^Too much at once\. It is sent by itself at \d/).waitFor();
  });
});
