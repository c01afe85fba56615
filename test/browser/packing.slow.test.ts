import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('packing in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a packing list is made, and ticked off without a connection', async () => {
    const { page, api } = await web.person('ann');
    const on = new Date().toISOString().slice(0, 10);
    for (const [name, category] of [
      ['Blue shirt', 'shirt'],
      ['Boots', 'boots'],
    ] as const) {
      const { id } = await api.does('wardrobe.add-item', { name, category });
      await api.does('wardrobe.log-wear', { on, itemIds: [id] });
    }
    await page.goto(`${web.url}/collections`);
    await page.getByText('No collections yet').waitFor();
    await page.getByRole('button', { name: 'New collection' }).click();
    await page.getByLabel('Title').fill('Rome');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Nothing is in it yet').waitFor();
    await page.getByRole('button', { name: 'Add clothes or outfits' }).click();
    for (const name of ['Blue shirt', 'Boots']) {
      await page.getByRole('button', { name: `Add ${name}` }).click();
      await page.getByRole('button', { name: `Add ${name}`, pressed: true }).waitFor();
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('0 of 2 packed').waitFor();
    await page.getByRole('link', { name: '1 not clean' }).waitFor();

    const packed = async () => (await api.does('wardrobe.list-collections', {})).items[0]!.packedCount;
    await page.context().setOffline(true);
    await page.getByRole('checkbox', { name: 'Boots is packed' }).check();
    await page.getByText('1 of 2 packed · 1 tick waits').waitFor();
    expect(await packed()).toBe(0);
    await page.context().setOffline(false);
    await expect.poll(packed, { timeout: 10_000 }).toBe(1);
    await page.getByText('1 of 2 packed', { exact: true }).waitFor();
  });
});
