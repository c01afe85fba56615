import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

/** The page and its parts are kept by then. */
const withWorker = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => true)');

describe.skipIf(browserPath === undefined)('without a connection, in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('lists that were read before can be read again, with a line that says of when; a sign-out wipes them', async () => {
    const { page, api, complaints } = await web.person('ann');
    const other = await web.service.person('ben', 'http');
    await api.does('posts.create-post', { text: 'The blue coat' });
    await api.does('wardrobe.add-item', { name: 'Old boots', category: 'boots' });
    const { id } = await other.does('messaging.create-room', { title: 'Coats', visibility: 'public' });
    await api.does('messaging.join-room', { roomId: id });
    await page.goto(web.url);
    await withWorker(page);
    // Once more, so that the worker has seen all parts.
    const keys =
      "new Promise((done) => { const asked = indexedDB.open('keyval-store'); asked.onsuccess = () => { const all = asked.result.transaction('keyval').objectStore('keyval').getAllKeys(); all.onsuccess = () => done(all.result) } })";
    const pages = [
      ['/', 'The blue coat', 'feed.read-home'],
      ['/wardrobe', 'Old boots', 'wardrobe.list-items'],
      ['/messages', 'Coats', 'messaging.list-conversations'],
    ] as const;
    const everything = async () => {
      for (const [path, text, list] of pages) {
        await page.goto(web.url + path);
        await page.getByRole('main').getByText(text).first().waitFor();
        await expect.poll(async () => `${await page.evaluate(keys)}`).toContain(list);
      }
    };
    await everything();

    await page.context().setOffline(true);
    await everything();
    await page.getByText(/Offline: as of /).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/Offline: as of /).waitFor({ state: 'detached', timeout: 20_000 });
    expect((complaints as string[]).splice(0).filter((one) => !one.includes('ERR_'))).toEqual([]);

    await page.goto(`${web.url}/settings`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Create account' }).first().waitFor();
    await expect.poll(() => page.evaluate(keys)).toEqual([]);
  });

  test('a message that was refused while it waited is there after a reload, with the reason, until it is discarded', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    const { id: roomId } = await ann.api.does('messaging.create-room', {
      title: 'Hats',
      visibility: 'public',
    });
    await ben.api.does('messaging.join-room', { roomId });
    const { page } = ben;
    await page.goto(`${web.url}/messages/${roomId}`);
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.waitFor();
    await withWorker(page);
    await page.context().setOffline(true);
    await field.fill('Let me explain');
    await field.press('Enter');
    await page.getByText('Let me explain').waitFor();
    await ann.api.does('messaging.ban', { roomId, userId: ben.api.id });
    await page.context().setOffline(false);
    const unsent = page.getByRole('region', { name: 'Not sent' });
    await unsent.getByText('Let me explain').waitFor({ timeout: 20_000 });
    await page.goto(`${web.url}/messages`);
    await unsent.getByText('Let me explain').waitFor();
    await unsent.getByText(/Not sent: /).waitFor();

    await ann.api.does('messaging.unban', { roomId, userId: ben.api.id });
    await ben.api.does('messaging.join-room', { roomId });
    await unsent.getByRole('button', { name: 'Try again' }).click();
    await unsent.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await ann.api.does('messaging.list-messages', { conversationId: roomId })).items)
      .toMatchObject([{ text: 'Let me explain' }]);
    (ben.complaints as string[]).splice(0);
  });
});
