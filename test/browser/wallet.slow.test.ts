import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import type { Person } from '../kit/service.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('the wallet in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb({ WITHDRAWALS: 'on' });
  });
  afterAll(() => web?.stop());

  async function enrich({ id: userId }: Person, amount: string) {
    const root = await web.service.promoted(await web.service.person('root', 'http'));
    const grant = { userId, transferId: randomUUID(), amount, currency: 'EUR' };
    await root.does('wallets.grant-credits', grant);
  }
  const available = async (one: Person) =>
    (await one.does('wallets.get-wallet', {})).balances.map((balance) => balance.available);

  test('a tip, a request and its payment move exact amounts once, and show on both sides', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    await enrich(ann.api, '5000');
    await ben.api.does('posts.create-post', { text: 'My new coat' });

    await ann.page.goto(`${web.url}/people/${ben.api.username}`);
    await ann.page.getByRole('button', { name: 'Tip' }).click();
    await ann.page.getByLabel('Amount').fill('nothing');
    await ann.page.getByText('This is no amount').waitFor();
    await ann.page.getByLabel('Amount').fill('2,5');
    await ann.page.getByRole('button', { name: /^Pay €2\.50 to/ }).dblclick();
    await ann.page.getByText('€2.50 paid').waitFor();

    await ben.page.goto(`${web.url}/wallet`);
    await ben.page.getByText('€2.50').first().waitFor();
    await ben.page.goto(`${web.url}/people/${ann.api.username}`);
    await ben.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await ben.page.getByRole('menuitem', { name: 'Ask for money' }).click();
    await ben.page.getByLabel('Amount').fill('10');
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Ask for money' }).click();
    await ben.page.getByText('Asked').waitFor();

    await ann.page.goto(`${web.url}/wallet`);
    await ann.page.getByRole('button', { name: /^Pay €10\.00 to/ }).click();
    await ann.page.getByText('€37.50').first().waitFor();
    expect(await available(ben.api)).toEqual(['1250']);

    await ben.page.goto(`${web.url}/notifications`);
    await ben.page.getByRole('link', { name: /sent you a payment/ }).click();
    await ben.page.getByRole('heading', { name: 'Request paid: €10.00' }).waitFor();
    await ann.page.getByRole('button', { name: 'Pay', exact: true }).click();
    await ann.page.getByRole('searchbox').fill(ben.api.username);
    await ann.page.getByRole('button', { name: 'Choose ben' }).click();
    await ann.page.getByLabel('Amount').fill('1');
    await ann.page.getByRole('button', { name: 'Pay €1.00 to ben' }).click();
    await ann.page.getByText('€36.50').first().waitFor();
  });

  test('a gift in a room is taken by two, and everyone sees it live', async () => {
    const [ann, ben, cat] = [await web.person('ann'), await web.person('ben'), await web.person('cat')];
    await enrich(ann.api, '5000');
    const room = await ann.api.does('messaging.create-room', { title: 'Coats', visibility: 'public' });
    for (const one of [ben, cat]) await one.api.does('messaging.join-room', { roomId: room.id });
    for (const { page } of [ann, ben, cat]) await page.goto(`${web.url}/messages/${room.id}`);
    await ann.page.getByRole('button', { name: 'Add clothes or a gift' }).click();
    await ann.page.getByRole('menuitem', { name: 'Send a gift' }).click();
    await ann.page.getByLabel('Amount').fill('0,01');
    await ann.page.getByText('There are more shares').waitFor();
    await ann.page.getByLabel('Amount').fill('6');
    await ann.page.getByLabel('Note').fill('For the two of you');
    await ann.page.getByRole('button', { name: 'Send €6.00' }).dblclick();
    await ann.page.getByText('The gift is sent').waitFor();
    const gift = ann.page.getByRole('region', { name: 'Your gift' });
    await gift.getByText('2 of 2 left').waitFor();

    const take = (page: Page) => page.getByRole('button', { name: /^Take a share of the gift/ });
    await take(ben.page).click();
    await ben.page.getByText('You got €3.00').waitFor();
    await gift.getByText('1 of 2 left').waitFor();
    await take(cat.page).click();
    for (const { page } of [ann, ben, cat]) await page.getByText('Everything is taken').waitFor();
    const claims = gift.getByRole('list', { name: 'Who got what' });
    expect(await claims.innerText()).toMatch(/ben\s+€3\.00\s+cat\s+€3\.00/);
    expect([await available(ann.api), await available(ben.api)]).toEqual([['4400'], ['300']]);
    await ann.page.goto(`${web.url}/wallet`);
    await ann.page.getByRole('link', { name: 'Gift' }).first().click();
    await ann.page.getByRole('heading', { name: 'Gift: €6.00' }).waitFor();
    await ann.page.getByRole('link', { name: 'Gift' }).click();
    await gift.getByText('Everything is taken').waitFor();
  });

  test('what was set aside is taken in part, and given back in part, live on both sides', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    await enrich(ann.api, '5000');
    await ann.page.goto(`${web.url}/people/${ben.api.username}`);
    await ann.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await ann.page.getByRole('menuitem', { name: 'Set money aside' }).click();
    await ann.page.getByLabel('Amount').fill('10');
    await ann.page.getByRole('button', { name: 'Set €10.00 aside for ben' }).click();
    await ann.page.getByText('€10.00 set aside').waitFor();
    await ann.page.goto(`${web.url}/wallet/holds`);
    const ours = ann.page.getByRole('article', { name: 'You have set aside for ben: €10.00' });
    await ours.getByText('waits').waitFor();

    await ben.page.goto(`${web.url}/wallet/holds`);
    await ben.page.getByRole('button', { name: 'Take it' }).click();
    await ben.page.getByLabel('Amount').fill('10.01');
    await ben.page.getByText('At most €10.00').waitFor();
    await ben.page.getByLabel('Amount').fill('4');
    await ben.page.getByRole('button', { name: 'Take €4.00' }).click();
    await ours.getByText('€4.00 taken').waitFor();
    expect([await available(ann.api), await available(ben.api)]).toEqual([['4600'], ['400']]);

    await ann.page.goto(`${web.url}/wallet/activity`);
    await ann.page.getByText('ben took what ann had set aside').waitFor();
    await ann.page.getByRole('button', { name: /^React/ }).click();
    await ann.page.getByRole('button', { name: 'Love' }).click();
    await ann.page.getByRole('link', { name: 'Details' }).click();
    await ann.page.getByRole('button', { name: /^Your reaction: Love/ }).waitFor();
    await ben.page.goto(`${web.url}/wallet`);
    await ben.page.getByRole('link', { name: 'Taken from what was set aside' }).click();
    await ben.page.getByRole('button', { name: 'Give back' }).click();
    await ben.page.getByLabel('Amount').fill('1.50');
    await ben.page.getByRole('button', { name: 'Give back €1.50' }).click();
    const state = (page: Page) => page.getByRole('definition').filter({ hasText: '€1.50 given back' });
    await state(ben.page).waitFor();
    await state(ann.page).waitFor();
    expect([await available(ann.api), await available(ben.api)]).toEqual([['4750'], ['250']]);
  });

  test('a bill is split to the last cent, a top-up is settled, paid out, and stands in the statement', async () => {
    const [ann, ben, cat] = [await web.person('ann'), await web.person('ben'), await web.person('cat')];
    const { page } = ann;
    await page.goto(`${web.url}/wallet/split`);
    await page.getByLabel('The whole amount').fill('10');
    for (const { api } of [ben, cat]) {
      await page.getByRole('searchbox').fill(api.username);
      await page.getByRole('button', { name: `Add ${api.name}` }).click();
    }
    await page.getByText('Your share: €3.34').waitFor();
    await page.getByRole('button', { name: 'Ask 2 people for €6.66' }).dblclick();
    await page.waitForURL(`${web.url}/wallet`);
    expect((await cat.api.does('wallets.list-payment-requests', {})).items).toMatchObject([
      { amount: '333', status: 'open' },
    ]);

    await page.goto(`${web.url}/wallet/moves`);
    await page.getByRole('button', { name: 'Top up' }).click();
    await page.getByLabel('Amount').fill('25');
    await page.getByRole('dialog').getByRole('button', { name: 'Top up' }).click();
    await page.getByRole('dialog').getByText('not paid yet').waitFor();
    const id = await page.getByRole('dialog').locator('code').innerText();
    await page.keyboard.press('Escape');
    const { page: admin } = await web.admin('eve');
    await admin.goto(`${web.url}/admin/wallets`);
    await admin.getByLabel('Number of the top-up').fill(id);
    await admin.getByRole('button', { name: 'It was paid' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'It was paid' }).click();
    await admin.getByText('Settled: €25.00').waitFor();
    await page.getByText('in the wallet', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Pay out' }).click();
    await page.getByLabel('Amount').fill('5');
    await page.getByRole('button', { name: 'Pay out €5.00' }).click();
    await page.getByText('paid out', { exact: false }).first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv.trim().split('\n').slice(1)).toEqual([
      expect.stringContaining(',top-up,2500,2500,EUR,'),
      expect.stringContaining(',withdrawal,-500,2000,EUR,'),
    ]);

    await admin.getByRole('button', { name: 'Check the books' }).click();
    await admin.getByText('The books are right.').waitFor();
    await admin.getByRole('searchbox').fill(ann.api.username);
    await admin.getByRole('link', { name: 'Open the wallet of ann' }).click();
    await admin.getByText('€20.00').waitFor();
    await admin.getByRole('button', { name: 'Grant credits' }).click();
    await admin.getByLabel('Amount').fill('1');
    await admin.getByRole('button', { name: 'Grant €1.00' }).click();
    await admin.getByRole('dialog').last().getByRole('button', { name: 'Grant credits' }).click();
    await admin.getByText('€21.00').waitFor();
    await admin.getByLabel('State').selectOption('Cannot pay');
    await admin.getByLabel('Reason').fill('A report');
    await admin.getByRole('button', { name: 'Apply' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await admin.getByText('It is frozen: they cannot pay.').waitFor();
    await page.goto(`${web.url}/wallet`);
    await page.getByText('Your wallet is frozen: you cannot pay.').waitFor();
  });
});
