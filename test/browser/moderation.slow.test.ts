import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('someone is suspended, is told on every page until when and why, and writes again once it is lifted', async () => {
    const [ann, eve] = [await web.person('ann'), await web.admin('eve')];
    await ann.page.goto(`${web.url}/people`);
    await ann.page.getByRole('heading', { name: 'People', exact: true }).waitFor();
    await eve.page.goto(`${web.url}/admin/people`);
    await eve.page.getByLabel('Find a person').fill(ann.api.username);
    await eve.page
      .getByRole('main')
      .getByRole('link', { name: /./ })
      .and(eve.page.locator(`[href$="${ann.api.id}"]`))
      .click();
    await eve.page.getByLabel('Reason').fill('Selling pills');
    await eve.page.getByLabel('Days').fill('3');
    await eve.page.getByRole('button', { name: 'Suspend' }).click();
    await eve.page.getByText(/suspended until .*: Selling pills/).waitFor();

    const banner = ann.page.getByText(/Your account is suspended until .* Reason: Selling pills/);
    await banner.waitFor();
    await ann.page.goto(web.url);
    await banner.waitFor();
    await ann.page.getByRole('textbox', { name: 'New post' }).fill('Am I free?');
    await ann.page.getByRole('button', { name: 'Post', exact: true }).click();
    await ann.page.getByText('Your account is suspended; you may read').waitFor();
    await ann.page.getByRole('link', { name: 'See the decision and appeal' }).click();
    await ann.page.getByRole('button', { name: 'Appeal' }).waitFor();

    await eve.page.getByRole('button', { name: 'End the suspension' }).click();
    await eve.page.getByText('This person may write.').waitFor();
    await ann.page.goto(web.url);
    await ann.page.getByRole('button', { name: 'Post', exact: true }).click();
    await ann.page.getByRole('article').getByText('Am I free?').waitFor();
    expect(await banner.count()).toBe(0);
    await eve.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await eve.page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await eve.page.getByText('Signed out everywhere').waitFor();
    await ann.page.reload();
    await ann.page.waitForURL(/sign-in/);
  });

  test('news are shown before they are sent, and go to everyone', async () => {
    const [ann, eve] = [await web.person('ann'), await web.admin('eve')];
    await ann.page.goto(`${web.url}/notifications`);
    await eve.page.goto(`${web.url}/admin/news`);
    await eve.page.getByLabel('Title').fill('A new wardrobe');
    await eve.page.getByLabel('Text').fill('It has drawers.');
    await eve.page.getByRole('button', { name: 'Preview' }).click();
    await eve.page.getByRole('article').getByText('It has drawers.').waitFor();
    await eve.page.getByRole('button', { name: /^Send to \d+ people/ }).click();
    await eve.page.getByRole('dialog').getByRole('button', { name: 'Send it' }).click();
    await eve.page.getByText(/(\d+) of \1 notified/).waitFor();
    await ann.page.getByText('A new wardrobe').waitFor();
    await eve.page.reload();
    await eve.page.getByText(/(\d+) of \1 notified/).waitFor();
  });
});
