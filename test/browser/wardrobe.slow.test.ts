import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('the wardrobe in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a photo becomes an item with its colours, without what the camera wrote into it', async () => {
    const { page, api } = await web.person('ann');
    await page.goto(`${web.url}/wardrobe`);
    await page.getByText('Your wardrobe is empty').waitFor();
    await page.getByRole('link', { name: 'Add clothes' }).first().click();
    const colours = { width: 3000, height: 2000, channels: 3, background: '#1f3a93' } as const;
    const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } };
    const buffer = await sharp({ create: colours }).withExif(place).jpeg().toBuffer();
    await page
      .getByLabel('Choose photos')
      .setInputFiles({ name: 'rain coat.jpg', mimeType: 'image/jpeg', buffer });
    const group = page.getByRole('group', { name: 'rain coat' });
    await group
      .getByRole('button', { name: /^Take out/ })
      .first()
      .waitFor();
    await group.getByLabel('Category').selectOption('Coat');
    await page.getByRole('button', { name: 'Save 1 item' }).click();
    await page.getByRole('link', { name: /rain coat/ }).click();
    await page.getByRole('heading', { name: 'rain coat' }).waitFor();
    const { items } = await api.does('wardrobe.list-items', {});
    const [item] = items as { images: { url: string; width: number }[]; colours: unknown[] }[];
    expect(item!.colours.length).toBeGreaterThan(0);
    expect(item!.images[0]!.width).toBe(2048);
    const stored = Buffer.from(await (await fetch(item!.images[0]!.url)).arrayBuffer());
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
  });

  test('worn today in one tap, and taken back; the filters are in the address', async () => {
    const { page, api } = await web.person('ben');
    await api.does('wardrobe.add-item', { name: 'Blue coat', category: 'coat' });
    const { id } = await api.does('wardrobe.add-item', { name: 'Red dress', category: 'dress' });
    await page.goto(`${web.url}/wardrobe`);
    await page.getByLabel('Category').selectOption('Dress');
    await expect.poll(() => page.getByRole('link', { name: /Blue coat/ }).count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?category=dress');
    await page.goBack();
    await page.getByRole('link', { name: /Blue coat/ }).waitFor();
    await page.goto(`${web.url}/wardrobe/items/${id}`);
    await page.getByRole('button', { name: 'Worn today' }).click();
    await page.getByText('1 wear', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('0 wears').first().waitFor();
  });

  test('an edit of what has changed meanwhile shows both versions, and loses neither unasked', async () => {
    const { page, api } = await web.person('cat');
    const { id: itemId } = await api.does('wardrobe.add-item', { name: 'Hat', category: 'hat' });
    await page.goto(`${web.url}/wardrobe/items/${itemId}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await api.does('wardrobe.update-item', { itemId, name: 'Straw hat' });
    await page.getByLabel('Name').fill('Felt hat');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This has changed meanwhile').waitFor();
    await page.getByText('Straw hat').waitFor();
    await page.getByRole('button', { name: 'Keep what I wrote' }).click();
    await page.getByRole('heading', { name: 'Felt hat' }).waitFor();
  });

  test('an import says what it would do before it does it', async () => {
    const { page } = await web.person('dan');
    await page.goto(`${web.url}/wardrobe/import`);
    await page
      .getByRole('textbox', { name: 'CSV' })
      .fill('name,category\nGreen scarf,scarf\nNonsense,spaceship\n');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('1 new, 0 already there').waitFor();
    await page.getByText(/^Row 2:/).waitFor();
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('link', { name: 'Wardrobe' }).last().click();
    await page.getByRole('link', { name: /Green scarf/ }).waitFor();
  });
});
