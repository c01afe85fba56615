import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

type Person = Awaited<ReturnType<Web['person']>>;

async function addClothes({ api }: Person) {
  const clothes = [
    ['Blue shirt', 'shirt'],
    ['Red dress', 'dress'],
    ['Black boots', 'boots'],
  ] as const;
  for (const [name, category] of clothes)
    await api.does('wardrobe.add-item', { name, category, visibility: 'public' });
}

async function middleOf(piece: Locator): Promise<readonly [number, number]> {
  const box = (await piece.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function dragBy(page: Page, from: readonly [number, number], dx: number, dy: number): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0] + dx / 2, from[1] + dy / 2);
  await page.mouse.move(from[0] + dx, from[1] + dy);
  await page.mouse.up();
}

describe.skipIf(browserPath === undefined)('outfits in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('clothes are put together by mouse, clashes are shown, and the outfit is worn, taken back and posted', async () => {
    const ann = await web.person('ann');
    await addClothes(ann);
    const { page, api } = ann;
    await page.goto(`${web.url}/outfits`);
    await page.getByText('No outfits yet').waitFor();
    await page.getByRole('link', { name: 'New outfit' }).first().click();
    for (const name of ['Blue shirt', 'Red dress', 'Black boots'])
      await page.getByRole('button', { name: `Add ${name}` }).click();
    await page.getByText('Red dress are worn in the same place').waitFor();
    const canvas = page.getByRole('group', { name: 'Canvas' });
    await canvas.getByRole('button', { name: 'Red dress' }).press('Delete');
    await page.getByText('are worn in the same place').waitFor({ state: 'detached' });
    const boots = canvas.getByRole('button', { name: 'Black boots' });
    const before = await middleOf(boots);
    await dragBy(page, before, -60, -90);
    const after = await middleOf(boots);
    expect([after[0] - before[0], after[1] - before[1]].map(Math.round)).toEqual([-60, -90]);
    await page.getByLabel('Name').fill('Monday');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Monday' }).waitFor();

    await page.getByRole('button', { name: 'Worn today' }).click();
    await page.getByText('1 wear', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('0 wears', { exact: true }).waitFor();
    expect((await api.does('wardrobe.list-wears', {})).items).toEqual([]);

    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByLabel('What you want to say').fill('For Monday');
    await page.getByRole('button', { name: 'Show it to everyone' }).click();
    await page.getByText('Only you see this outfit').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Post' }).click();
    await page.getByRole('article').getByRole('link', { name: 'Monday' }).waitFor();
    const [outfit] = (await api.does('wardrobe.list-outfits', {})).items;
    expect(outfit).toMatchObject({ name: 'Monday', visibility: 'public' });
    expect(outfit!.pieces.map(({ item }) => item!.name)).toEqual(['Blue shirt', 'Black boots']);
  });

  test('an outfit is put together by keyboard alone, and another person makes it with their own clothes', async () => {
    const [ben, cat] = [await web.person('ben'), await web.person('cat')];
    await addClothes(ben);
    await cat.api.does('wardrobe.add-item', { name: 'Green shirt', category: 'shirt' });
    const { page, api } = ben;
    await page.goto(`${web.url}/outfits/new`);
    for (const name of ['Blue shirt', 'Black boots'])
      await page.getByRole('button', { name: `Add ${name}` }).press('Enter');
    const shirt = page.getByRole('button', { name: 'Blue shirt', exact: true });
    await shirt.focus();
    for (const key of ['Shift+ArrowRight', 'ArrowDown', '+', '.', ']', 'Delete', 'Control+z', 'Control+z'])
      await page.keyboard.press(key);
    await page.getByLabel('Who may see it').selectOption('public');
    await page.getByLabel('Name').press('Enter');
    await page.getByRole('heading', { name: 'Outfit without a name' }).waitFor();
    const [outfit] = (await api.does('wardrobe.list-outfits', {})).items;
    const piece = outfit!.pieces.find(({ item }) => item!.name === 'Blue shirt')!;
    // Delete and the change of order were taken back.
    expect(piece).toMatchObject({ x: 0.55, y: 0.35, scale: 1.43, rotation: 15, z: 0 });

    await cat.page.goto(`${web.url}/people/${api.username}?tab=outfits`);
    await cat.page.getByRole('link', { name: 'Outfit without a name' }).click();
    await cat.page.getByRole('button', { name: 'Copy' }).click();
    await cat.page.getByLabel('Blue shirt').selectOption('Green shirt');
    await cat.page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
    await cat.page.getByRole('button', { name: 'Green shirt', exact: true }).waitFor();
    const [copy] = (await cat.api.does('wardrobe.list-outfits', {})).items;
    expect(copy!.pieces).toMatchObject([{ x: 0.55, rotation: 15, item: { name: 'Green shirt' } }]);
  });

  test('clothes and entries of the diary are chosen for a post, with a word on what a wear shows', async () => {
    const dan = await web.person('dan');
    await addClothes(dan);
    const { page, api } = dan;
    const { items } = await api.does('wardrobe.list-items', {});
    await api.does('wardrobe.log-wear', {
      on: new Date().toISOString().slice(0, 10),
      itemIds: [items[0]!.id],
    });
    await page.goto(web.url);
    await page.getByRole('button', { name: 'Add clothes or an outfit' }).click();
    await page.getByRole('button', { name: 'Your clothes' }).click();
    await page.getByLabel('Search your clothes').fill('dress');
    await page.getByRole('button', { name: 'Add Blue shirt' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add Red dress' }).click();
    await page.getByRole('button', { name: 'Diary' }).click();
    await page.getByText('By posting something from the diary').waitFor();
    await page.getByRole('button', { name: 'Black boots' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    const article = page.getByRole('article');
    await article.getByRole('link', { name: 'Red dress' }).waitFor();
    await article.getByText('Worn').waitFor();
  });

  test('two fingers turn a piece and make it larger', async () => {
    const { page, api } = await web.person('fay', {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    await api.does('wardrobe.add-item', { name: 'Blue shirt', category: 'shirt' });
    await page.goto(`${web.url}/outfits/new`);
    await page.getByRole('button', { name: 'Add Blue shirt' }).click();
    const piece = page.getByRole('group', { name: 'Canvas' }).getByRole('button', { name: 'Blue shirt' });
    await piece.scrollIntoViewIfNeeded();
    const [x, y] = await middleOf(piece);
    const devtools = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly (readonly [number, number])[],
    ) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    // From 40 pixels apart, side by side, to 80 pixels, one above the other: twice as large, by a quarter.
    const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => {
      const [reach, turn] = [20 + 20 * part, (part * Math.PI) / 2];
      const [dx, dy] = [reach * Math.cos(turn), reach * Math.sin(turn)];
      return [
        [x - dx, y - dy],
        [x + dx, y + dy],
      ] as const;
    });
    await touch('touchStart', steps[0]!.slice(0, 1));
    await touch('touchStart', steps[0]!);
    for (const points of steps.slice(1)) await touch('touchMove', points);
    await touch('touchEnd', []);
    await page.getByLabel('Name').fill('By hand');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'By hand' }).waitFor();
    const [outfit] = (await api.does('wardrobe.list-outfits', {})).items;
    expect(outfit!.pieces[0]!.rotation).toBeCloseTo(90, 0);
    expect(outfit!.pieces[0]!.scale).toBeGreaterThan(0.7);
  });
});
