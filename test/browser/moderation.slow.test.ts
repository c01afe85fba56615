import { afterAll, beforeAll, describe, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('moderation in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a post is reported, removed, appealed against, and back', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    const staff = [await web.admin('eve'), await web.admin('fay')] as const;
    const { id: postId } = await ben.api.does('posts.create-post', { text: 'Buy my pills' });

    await ann.page.goto(`${web.url}/post/${postId}`);
    await ann.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await ann.page.getByRole('menuitem', { name: 'Report' }).click();
    await ann.page.getByLabel('What is wrong').selectOption('Fraud');
    await ann.page.getByRole('button', { name: 'Send the report' }).click();
    await ann.page.getByText('Thank you. Moderators will look at it.').waitFor();

    const [eve, fay] = staff;
    await eve.page.goto(`${web.url}/admin`);
    await eve.page.getByRole('link', { name: /^Post · / }).click();
    await eve.page.getByText('Buy my pills').waitFor();
    await eve.page.getByLabel('Reason').fill('Selling pills');
    await eve.page.getByRole('button', { name: 'Decide' }).click();
    await eve.page.getByText('Removed: Selling pills').waitFor();

    await ann.page.reload();
    await ann.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    await ben.page.goto(`${web.url}/settings/decisions`);
    await ben.page.getByText('Selling pills').waitFor();
    await ben.page.getByRole('button', { name: 'Appeal' }).click();
    await ben.page.getByLabel('Why do you disagree?').fill('They are lozenges');
    await ben.page.getByRole('button', { name: 'Appeal' }).click();
    await ben.page.getByText('Your appeal waits for an answer').waitFor();

    await fay.page.goto(`${web.url}/admin/appeals`);
    await fay.page.getByText('They are lozenges').waitFor();
    await fay.page.getByRole('button', { name: 'Undo the decision' }).click();
    await fay.page.getByText('The decision was undone').waitFor();
    await ann.page.reload();
    await ann.page.getByText('Buy my pills').waitFor();
  });
});
