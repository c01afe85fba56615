import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

const dayMs = 86_400_000;
const dayFromNow = (count: number) => new Date(Date.now() + count * dayMs).toISOString().slice(0, 10);
const today = dayFromNow(0);

type Person = Awaited<ReturnType<Web['person']>>;

async function addOutfit({ api }: Person): Promise<string> {
  const { id: itemId } = await api.does('wardrobe.add-item', { name: 'Blue shirt', category: 'shirt' });
  const { id } = await api.does('wardrobe.create-outfit', { name: 'Monday', pieces: [{ itemId }] });
  return id;
}

describe.skipIf(browserPath === undefined)('the calendar in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('an occasion is planned with a guest, who answers at once, and its outfit is worn', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    await ann.api.does('social.request-friendship', { userId: ben.api.id });
    await ben.api.does('social.request-friendship', { userId: ann.api.id });
    await addOutfit(ann);
    const { page, api } = ann;
    await page.goto(`${web.url}/calendar`);
    await page.getByRole('link', { name: 'New occasion' }).first().click();
    await page.getByLabel('Title').fill('Concert');
    await page.getByLabel('ben', { exact: true }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Concert', level: 1 }).waitFor();
    await page.getByText('asked', { exact: true }).waitFor();

    await ben.page.goto(page.url());
    await ben.page.getByRole('button', { name: 'I am going' }).click();
    await page.getByText('going', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Plan an outfit' }).click();
    await page.getByRole('button', { name: 'Add Monday' }).click();
    await page.getByText('chosen').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Today' }).click();
    await page.getByText('Planned for today').waitFor();
    await page.getByRole('button', { name: 'Wear it' }).click();
    await page.getByText('It is in your diary for today').waitFor();
    const [wear] = (await api.does('wardrobe.list-wears', {})).items;
    expect(wear).toMatchObject({ on: today, items: [{ name: 'Blue shirt' }] });
    expect(wear!.occasionId).not.toBeNull();
    expect(wear!.outfitId).not.toBeNull();
  });

  test('an outfit is put on a day by mouse and by keyboard, and taken back', async () => {
    const cat = await web.person('cat');
    const outfitId = await addOutfit(cat);
    const { page, api } = cat;
    await page.goto(`${web.url}/calendar`);
    const held = page.getByRole('button', { name: 'Monday', exact: true });
    const box = (await held.boundingBox())!;
    const target = (await page.locator(`[data-day="${today}"]`).boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y);
    await page.mouse.move(target.x + 20, target.y + 20);
    await page.mouse.up();
    const planned = async () =>
      (await api.does('wardrobe.list-occasions', {})).items.map(({ startsOn, planned: plans }) => [
        startsOn,
        plans.map((one) => one.outfitId),
      ]);
    await page.getByText('Monday is planned for').waitFor();
    expect(await planned()).toEqual([[today, [outfitId]]]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(planned).toEqual([]);

    await held.press('Enter');
    await page.getByText('Monday: choose a day').waitFor();
    await page.locator(`[data-day="${today}"] button`).focus();
    await page.keyboard.press('ArrowDown');
    await page.locator(`[data-day="${dayFromNow(7)}"] button:focus`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Monday is planned for').last().waitFor();
    await expect.poll(planned).toEqual([[dayFromNow(7), [outfitId]]]);
  });

  test('an entry of the diary is written, amended and deleted', async () => {
    const dan = await web.person('dan');
    await addOutfit(dan);
    const { page, api } = dan;
    await page.goto(`${web.url}/calendar/diary`);
    await page.getByText('Your diary is empty').waitFor();
    await page.getByRole('button', { name: 'Write down a day' }).click();
    await page.getByRole('button', { name: 'Add Blue shirt' }).click();
    await page.getByLabel('Temperature').fill('7');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('7 °C').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Mood').fill('Cheerful');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('7 °C · Cheerful').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Your diary is empty').waitFor();
    expect((await api.does('wardrobe.list-wears', {})).items).toEqual([]);
  });

  test('suggestions say why, and what is missing leads to the laundry', async () => {
    const { page, api } = await web.person('eve');
    const ids: string[] = [];
    for (const [name, category] of [
      ['Blue shirt', 'shirt'],
      ['Jeans', 'jeans'],
      ['Boots', 'boots'],
    ] as const)
      ids.push((await api.does('wardrobe.add-item', { name, category })).id);
    await page.goto(`${web.url}/today?tempC=21`);
    const first = page.getByRole('article', { name: 'Suggestion 1' });
    await first.getByText('for 21 °C').waitFor();
    await first.getByRole('button', { name: 'Wear it' }).click();
    // The shirt is worn now, and is to be washed.
    await page.getByText('no clean shirt or other top').waitFor();
    await page.getByRole('link', { name: 'Show what is to be washed' }).click();
    await page.getByRole('link', { name: 'Blue shirt' }).waitFor();
    const [wear] = (await api.does('wardrobe.list-wears', {})).items;
    expect(wear).toMatchObject({ weather: { tempC: 21 } });
    expect(wear!.items.map(({ id }) => id).sort()).toEqual(ids.sort());
  });
});
