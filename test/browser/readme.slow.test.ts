import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { password } from '../../src/cli/seed/people/register.ts';
import { seed } from '../../src/cli/seed/seed.ts';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/service.ts';
import { readme, section } from '../docs/markdown.ts';
import { browserPath } from '../kit/browser.ts';
import { freePort } from '../kit/servers/free-port.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { startWeb, type Web } from '../kit/web.ts';

const screenshots = process.env.SCREENSHOTS;

/** What the steps of the README tell to press, open and fill in: its bold words, step by step. */
const steps = [...section(readme, 'From zero to a posted outfit').matchAll(/^\d+\. (.*)$/gm)].map(
  ([, step]) => [...step!.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name!),
);

const photo = (background: string) =>
  sharp({ create: { width: 600, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe.skipIf(browserPath === undefined)('the README in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a minute from nothing to a posted outfit, by the steps that it tells', async () => {
    const { page } = await web.visitor();
    const press = (name: string) =>
      page
        .getByRole('button', { name, exact: true })
        .or(page.getByRole('link', { name, exact: true }))
        .first()
        .click();
    const open = (name: string) =>
      page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    const [begin, account, clothes, outfit, post, home] = steps;
    await page.goto(web.url);
    await press(begin![0]!);
    const [username, email, secret, create] = account!;
    await page.getByLabel(username!).fill('newcomer');
    await page.getByLabel(email!).fill('newcomer@example.com');
    await page.getByLabel(secret!).fill('likes clothes a lot');
    await page.getByRole('main').getByRole('button', { name: create! }).click();
    await page.waitForURL(`${web.url}/`);

    const [wardrobe, add, choose, category, save] = clothes!;
    await open(wardrobe!);
    await press(add!);
    const files = await Promise.all(
      [
        ['blue shirt', '#1f3a93'],
        ['black jeans', '#1b1b1f'],
      ].map(async ([name, colour]) => ({
        name: `${name}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await photo(colour!),
      })),
    );
    await page.getByLabel(choose!).setInputFiles(files);
    await page.getByRole('group', { name: 'blue shirt' }).getByLabel(category!).selectOption('Shirt');
    await page.getByRole('group', { name: 'black jeans' }).getByLabel(category!).selectOption('Jeans');
    await press(save!);
    await page.getByRole('link', { name: /blue shirt/ }).waitFor();

    const [outfits, fresh, put, name, keep] = outfit!;
    await open(outfits!);
    await press(fresh!);
    for (const garment of ['blue shirt', 'black jeans']) await press(put!.replace('…', garment));
    await page.getByLabel(name!).fill('Monday');
    await press(keep!);
    await page.getByRole('heading', { name: 'Monday' }).waitFor();

    const [share, saying, show] = post!;
    await press(share!);
    await page.getByLabel(saying!).fill('My first outfit');
    await press(show!);
    await page.getByRole('dialog').getByRole('button', { name: share!, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await open(home![0]!);
    const article = page.getByRole('article').filter({ hasText: 'My first outfit' });
    await article.getByRole('link', { name: 'Monday' }).waitFor();
  });

  test.skipIf(!screenshots)(
    'its pictures are taken anew from the world of the demo',
    async () => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const config = readConfig({
        ...{ PORT: `${port}`, PUBLIC_URL: url, DATA_DIR: await temporaryFolder() },
        ...{ LOG_LEVEL: 'silent', BCRYPT_COST: '4', NODE_ENV: 'test' },
      });
      const { people } = await seed(config, { people: 28, seed: 7, prefix: '', pictured: 6 });
      const service = await startService(config);
      onTestFinished(() => service.stop());
      const { page } = await web.visitor({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
      await page.goto(`${url}/sign-in`);
      await page.getByLabel('Username or email').fill(people[0]!.username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('article').first().waitFor();
      await take(page, 'home');
      await page.goto(`${url}/wardrobe`);
      await page.locator('main img').first().waitFor();
      await take(page, 'wardrobe');
      await page.goto(`${url}/messages`);
      await page.getByRole('link', { name: /Swap party/ }).click();
      await page.getByRole('article').first().waitFor();
      await take(page, 'chat');
    },
    90_000,
  );
});

/** A picture of what is in sight, once all images of it are there; small enough for a README. */
async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction("[...document.images].every((one) => one.complete || one.loading === 'lazy')");
  await mkdir(screenshots!, { recursive: true });
  const shot = await page.screenshot();
  await sharp(shot)
    .resize(960)
    .webp({ quality: 80 })
    .toFile(join(screenshots!, `${name}.webp`));
  expect(shot.length).toBeGreaterThan(0);
}
