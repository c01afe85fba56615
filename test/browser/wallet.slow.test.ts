import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('the wallet in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a tip, a request and its payment move exact amounts once, and show on both sides', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    const root = await web.service.promoted(await web.service.person('root', 'http'));
    const grant = {
      userId: ann.api.id,
      transferId: randomUUID(),
      amount: '5000',
      currency: 'EUR',
      note: 'welcome',
    };
    await root.does('wallets.grant-credits', grant);
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
    const { balances } = await ben.api.does('wallets.get-wallet', {});
    expect(balances).toMatchObject([{ currency: 'EUR', available: '1250' }]);
  });
});
