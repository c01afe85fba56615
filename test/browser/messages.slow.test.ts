import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import type { Person } from '../kit/service.ts';
import { startWeb, type Web } from '../kit/web.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const said = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
async function say(page: Page, text: string) {
  await field(page).fill(text);
  await field(page).press('Enter');
}

describe.skipIf(browserPath === undefined)('messages in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  const write = (from: Person, conversationId: string, text: string) =>
    from.does('messaging.send-message', { conversationId, clientId: randomUUID(), text });

  async function twoFriends() {
    const [ann, bob] = [await web.person('ann'), await web.person('bob')];
    const { id: requestId } = await ann.api.does('social.request-friendship', { userId: bob.api.id });
    await bob.api.does('social.answer-friend-request', { requestId, accept: true } as never);
    const { id } = await ann.api.does('messaging.open-direct', { userId: bob.api.id });
    return { ann, bob, id, url: `${web.url}/messages/${id}` };
  }

  test('two people write, see each other type, edit, react and read, without a reload', async () => {
    const { ann, bob, url } = await twoFriends();
    await Promise.all([ann.page.goto(url), bob.page.goto(url)]);
    await field(bob.page).waitFor();
    await field(ann.page).pressSequentially('Which sohes?');
    await bob.page.getByText('is typing…').waitFor();
    await field(ann.page).press('Enter');
    await said(bob.page, 'Which sohes?').waitFor();
    await said(ann.page, 'Read').waitFor();
    await field(ann.page).press('ArrowUp');
    await field(ann.page).fill('Which shoes?');
    await field(ann.page).press('Enter');
    const seen = said(bob.page, 'Which shoes?');
    await seen.getByText('edited').waitFor();
    await seen.hover();
    await seen.getByRole('button', { name: 'React' }).click();
    await bob.page.getByRole('button', { name: 'Love' }).click();
    await said(ann.page, 'Which shoes?')
      .getByRole('button', { name: /^Love, 1/ })
      .waitFor();
    await seen.hover();
    await seen.getByRole('button', { name: 'Reply' }).click();
    await say(bob.page, 'The brown ones');
    await said(ann.page, 'The brown ones')
      .getByRole('link', { name: /Which shoes/ })
      .waitFor();
    await field(ann.page).focus();
    await ann.page.keyboard.press('Escape');
    await ann.page.waitForURL(`${web.url}/messages`);
  });

  test('a chat opens at the first unread message, and older ones do not move what is read', async () => {
    const { ann, bob, id, url } = await twoFriends();
    for (let i = 1; i <= 120; i++) await write(bob.api, id, `before ${i}`);
    await ann.api.does('messaging.mark-read', { conversationId: id, seq: 80 });
    await ann.page.goto(url);
    await ann.page.getByText('New', { exact: true }).waitFor();
    await said(ann.page, 'before 81').waitFor();
    expect(await said(ann.page, 'before 120').count()).toBe(0);
    expect(await ann.page.evaluate<number>("document.querySelectorAll('*').length")).toBeLessThan(1_000);
    await ann.page.getByRole('button', { name: 'To the newest messages' }).click();
    await said(ann.page, 'before 120').waitFor();
    await expect
      .poll(
        async () => (await ann.api.does('messaging.get-conversation', { conversationId: id })).unreadCount,
      )
      .toBe(0);
  });

  test('what was written offline goes out once and in order, and what was missed is there', async () => {
    const { ann, bob, id, url } = await twoFriends();
    const texts = async () =>
      (await bob.api.does('messaging.list-messages', { conversationId: id })).items.map((one) =>
        'hidden' in one ? '' : one.text,
      );
    await ann.page.goto(url);
    await say(ann.page, 'before');
    await expect.poll(async () => (await texts()).length).toBe(1);
    await expect.poll(() => ann.page.getByText(/Sending|Waits for/).count()).toBe(0);
    await ann.page.context().setOffline(true);
    await say(ann.page, 'one');
    await say(ann.page, 'two');
    await expect
      .poll(() => ann.page.getByText('Waits for a connection').count(), { timeout: 15_000 })
      .toBe(2);
    await write(bob.api, id, 'meanwhile');
    await ann.page.context().setOffline(false);
    await said(ann.page, 'meanwhile').waitFor();
    await expect.poll(async () => (await texts()).length, { timeout: 20_000 }).toBe(4);
    expect((await texts()).filter((text) => text !== 'meanwhile')).toEqual(['before', 'one', 'two']);
    await expect.poll(() => ann.page.getByText(/Sending|Waits for/).count()).toBe(0);
    // The browser itself tells of the break.
    for (const one of (ann.complaints as string[]).splice(0))
      expect(one).toContain('ERR_INTERNET_DISCONNECTED');
  });

  test('a room from its creation to a ban, which closes the chat of the banned person at once', async () => {
    const { ann, bob } = await twoFriends();
    await ann.page.goto(`${web.url}/messages/new`);
    await ann.page.getByLabel('Title').fill('Coats of ours');
    await ann.page.getByRole('button', { name: 'Create a room' }).click();
    await ann.page.getByRole('button', { name: 'Invite people' }).click();
    await ann.page.getByRole('button', { name: /^Invite: / }).click();
    await bob.page.goto(`${web.url}/notifications`);
    const told = bob.page.getByRole('article').filter({ hasText: 'invited you to a room' });
    await told.getByRole('button', { name: /^Accept/ }).click();
    await told.getByRole('button', { name: /^Accept/ }).waitFor({ state: 'detached' });
    await bob.page.goto(`${web.url}/messages`);
    await bob.page.getByRole('link', { name: /Coats of ours/ }).click();
    await say(bob.page, 'Hello from me');
    await ann.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    const actions = ann.page.getByRole('button', { name: /^Actions for/ });
    await actions.click();
    await ann.page.getByRole('menuitem', { name: 'Make a moderator' }).click();
    await ann.page.getByText('Moderator', { exact: true }).waitFor();
    await actions.click();
    await ann.page.getByRole('menuitem', { name: 'Ban', exact: true }).click();
    await ann.page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
    await bob.page.getByText('You were banned from “Coats of ours”.').waitFor();
    await bob.page.waitForURL(`${web.url}/messages`);
    expect(await bob.page.getByRole('link', { name: /Coats of ours/ }).count()).toBe(0);
    await ann.page.getByRole('button', { name: 'Lift the ban' }).click();
    await ann.page.getByText('Nobody is banned.').waitFor();
  });

  test('clothes and posts are sent into a chat, which shows them as cards', async () => {
    const { ann, bob, id, url } = await twoFriends();
    await ann.api.does('wardrobe.add-item', { name: 'Blue shirt', category: 'shirt', visibility: 'public' });
    const { id: itemId } = await ann.api.does('wardrobe.add-item', { name: 'Red hat', category: 'hat' });
    const { id: postId } = await ann.api.does('posts.create-post', { text: 'My new coat' });
    await Promise.all([ann.page.goto(url), bob.page.goto(url)]);
    await ann.page.getByRole('button', { name: 'Add clothes or a gift' }).click();
    await ann.page.getByRole('menuitem', { name: 'Add clothes or an outfit' }).click();
    await ann.page.getByRole('button', { name: 'Your clothes' }).click();
    await ann.page.getByRole('button', { name: 'Add Blue shirt' }).click();
    await ann.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await ann.page.getByRole('button', { name: 'Send' }).click();
    await bob.page.getByRole('link', { name: /Blue shirt/ }).waitFor();

    await ann.page.goto(`${web.url}/post/${postId}`);
    await ann.page.getByRole('button', { name: 'Actions' }).first().click();
    await ann.page.getByRole('menuitem', { name: 'Send to…' }).click();
    await ann.page.getByRole('button', { name: 'Send to bob' }).dblclick();
    await ann.page.getByRole('button', { name: 'Sent to bob' }).waitFor();
    await bob.page.getByRole('link', { name: 'Post by ann My new coat' }).waitFor();
    await ann.api.does('posts.update-post', { postId, text: 'My old coat' });
    await bob.page.getByRole('link', { name: 'Post by ann My old coat' }).waitFor();
    await ann.page.goto(`${web.url}/wardrobe/items/${itemId}`);
    await ann.page.getByRole('button', { name: 'Send to…' }).click();
    await ann.page.getByText('Only you see this.').waitFor();
    const { items } = await bob.api.does('messaging.list-messages', { conversationId: id });
    expect(items).toHaveLength(2);
  });

  test('a notification arrives live, is counted, and leads to what it is about', async () => {
    const { ann, bob } = await twoFriends();
    const { id } = await ann.api.does('messaging.create-room', { title: 'Shoes', visibility: 'public' });
    await bob.api.does('messaging.join-room', { roomId: id });
    await ann.page.goto(`${web.url}/notifications`);
    await ann.page.getByRole('heading', { name: 'Notifications' }).waitFor();
    await write(bob.api, id, `Look at this, @${ann.api.username}`);
    await expect.poll(() => ann.page.title()).toMatch(/^\(\d+\)/);
    await ann.page.getByRole('link', { name: /mentioned you/ }).click();
    await said(ann.page, 'Look at this').waitFor();
    await ann.page.goto(`${web.url}/settings/notifications`);
    await ann.page.getByLabel('Reactions: By mail').click();
    await ann.page.getByLabel('Quiet hours').click();
    await expect
      .poll(() => ann.api.does('notifications.get-preferences', {}))
      .toMatchObject({ types: { reaction: { email: true } }, quietHours: { from: '22:00', until: '08:00' } });
  });
});
