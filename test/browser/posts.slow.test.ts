import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostWatchers } from '../../src/application/posts/ports.ts';
import type { PostId } from '../../src/domain/posts/post.ts';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('posts in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a newcomer creates an account and posts within a minute', async () => {
    const { page } = await web.visitor();
    await page.goto(web.url);
    expect(await page.title()).toContain('Layers');
    expect(await page.getByRole('navigation').getByRole('link').count()).toBeGreaterThanOrEqual(5);
    await page.getByRole('navigation').getByRole('link', { name: 'Create account' }).click();
    await page.getByLabel('Username').fill('newcomer');
    await page.getByLabel('Email').fill('newcomer@example.com');
    await page.getByLabel('Password').fill('short');
    await page.getByLabel('Name', { exact: true }).fill('New Comer');
    await page.getByRole('button', { name: 'Create account' }).click();
    expect(
      await page
        .getByLabel('Password')
        .evaluate((input) => (input as unknown as { validity: { valid: boolean } }).validity.valid),
    ).toBe(false);
    await page.getByLabel('Password').fill('likes clothes a lot');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL(`${web.url}/`);
    await page.getByRole('textbox', { name: 'New post' }).fill('My first hat');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('article', { name: 'Post by New Comer' }).getByText('My first hat').waitFor();
    expect(await page.getByRole('navigation').getByRole('link').count()).toBeGreaterThanOrEqual(5);
  });

  test('two people follow, see each other’s posts at once, react and comment, and a block parts them', async () => {
    const [ann, ben] = [await web.person('ann'), await web.person('ben')];
    await ann.page.goto(`${web.url}/people/${ben.api.username}`);
    await ann.page.getByRole('button', { name: /^Follow/ }).click();
    await ann.page.getByRole('button', { name: /^Unfollow/ }).waitFor();
    await ann.page.goto(web.url);
    await ann.page.getByText('Your feed is empty').waitFor();

    await ben.page.goto(web.url);
    await ben.page.getByRole('textbox', { name: 'New post' }).fill('The blue coat');
    await ben.page.getByRole('button', { name: 'Post', exact: true }).click();
    await ann.page.getByRole('button', { name: '1 new post' }).click();
    const seen = ann.page.getByRole('article').filter({ hasText: 'The blue coat' });
    await seen.getByRole('button', { name: /^React/ }).click();
    await ann.page.getByRole('button', { name: 'Love' }).click();
    const own = ben.page.getByRole('article').filter({ hasText: 'The blue coat' });
    await own.getByRole('button', { name: 'React, 1 reaction' }).waitFor();

    await seen.getByRole('link', { name: '0 comments' }).click();
    await own.getByRole('link', { name: '0 comments' }).click();
    await ann.page.getByLabel('Write a comment').fill('It suits you');
    await ann.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await ben.page.getByText('It suits you').waitFor();

    await ben.page.goto(`${web.url}/people/${ann.api.username}`);
    await ben.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await ben.page.getByRole('menuitem', { name: 'Block' }).click();
    await ben.page.getByRole('button', { name: 'Block', exact: true }).click();
    await ben.page.getByText('You have blocked this person.').waitFor();
    await ann.page.goto(web.url);
    await ann.page.getByText('Your feed is empty').waitFor();
  });

  test('what strangers do to a post shows at once on every screen that shows it, and after one comes back', async () => {
    const [ann, ben] = [await web.person('ivy'), await web.service.person('jon', 'http')];
    const strangers = [await web.service.person('kim', 'http'), await web.service.person('lea', 'http')];
    const [kim, lea] = strangers as [(typeof strangers)[0], (typeof strangers)[0]];
    await ann.api.does('social.follow-user', { userId: ben.id });
    const { id: postId } = await ben.does('posts.create-post', { text: 'The green scarf' });
    await web.service.settled();
    const { page } = ann;
    const shown = page.getByRole('article').filter({ hasText: 'The green scarf' });
    const counts = (count: number) =>
      shown.getByRole('button', { name: `React, ${count} reaction${count === 1 ? '' : 's'}` }).waitFor();
    const react = (person: typeof kim, kind: 'love' | 'wow' = 'love') =>
      person.does('posts.react-to-post', { postId, kind });
    const unreact = (person: typeof kim) => person.does('posts.unreact-to-post', { postId });

    // In the feed.
    await page.goto(web.url);
    await counts(0);
    await react(kim);
    await counts(1);
    await kim.does('posts.add-comment', { postId, text: 'Where is it from?' });
    await shown.getByRole('link', { name: '1 comment' }).waitFor();
    await ben.does('posts.update-post', { postId, text: 'The green scarf of my aunt' });
    await shown.getByText('The green scarf of my aunt').waitFor();

    // On its page, with its comments.
    await page.goto(`${web.url}/post/${postId}`);
    await page.getByText('Where is it from?').waitFor();
    await react(lea);
    await counts(2);
    const { id: commentId } = await lea.does('posts.add-comment', { postId, text: 'From Spain' });
    await page.getByText('From Spain').waitFor();
    await lea.does('posts.update-comment', { commentId, text: 'From Portugal' });
    await page.getByText('From Portugal').waitFor();
    const comment = page.getByRole('article').filter({ hasText: 'From Portugal' }).last();
    await kim.does('posts.react-to-comment', { commentId, kind: 'like' });
    await comment.getByRole('button', { name: 'React, 1 reaction' }).waitFor();
    await lea.does('posts.delete-comment', { commentId });
    await page.getByText('From Portugal').waitFor({ state: 'detached' });

    // While another page was open, and the connection was away.
    await page.getByRole('navigation').getByRole('link', { name: 'Discover' }).click();
    await page.getByRole('heading', { name: 'Popular' }).waitFor();
    await counts(2);
    await unreact(lea);
    await counts(1);
    await page.getByRole('navigation').getByRole('link', { name: 'Wardrobe' }).click();
    await page.waitForURL(/wardrobe/);
    const watchers = () => web.service.core.get(PostWatchers).of(postId as PostId);
    await expect.poll(watchers, { timeout: 10_000 }).toEqual([]);
    await unreact(kim);
    await ben.does('posts.update-post', { postId, text: 'The green scarf, washed' });
    await page.getByRole('navigation').getByRole('link', { name: 'Home' }).click();
    await counts(0);
    await shown.getByText('The green scarf, washed').waitFor();
    await page.context().setOffline(true);
    await react(kim, 'wow');
    await page.context().setOffline(false);
    await counts(1);
    await react(lea, 'wow');
    await counts(2);

    // On the profile of someone whom one does not follow.
    await ann.api.does('social.unfollow-user', { userId: ben.id });
    await page.goto(`${web.url}/people/${ben.username}`);
    await counts(2);
    await unreact(lea);
    await counts(1);
  });

  test('an image is sent while someone still writes, shown at once, and in the post', async () => {
    const { page } = await web.person('cat');
    await page.goto(web.url);
    const colours = { width: 400, height: 300, channels: 3, background: '#336699' } as const;
    const buffer = await sharp({ create: colours }).jpeg().toBuffer();
    await page
      .getByLabel('Add images or a video')
      .setInputFiles({ name: 'coat.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('img', { name: 'coat.jpg' }).waitFor();
    await page.getByRole('textbox', { name: 'New post' }).fill('Look');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    const image = page.getByRole('article').getByRole('img', { name: 'Image 1 by' });
    await expect
      .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(400);
  });

  test('markup in a text is shown as text, and links lead elsewhere without a word of this page', async () => {
    const { page, api } = await web.person('eve');
    await api.does('posts.create-post', {
      text: '<img src=x onerror="alert(1)"> javascript:alert(1) https://example.com/?q=1.',
    });
    await page.goto(web.url);
    const post = page.getByRole('article');
    await post.getByText('<img src=x onerror="alert(1)"> javascript:alert(1)').waitFor();
    expect(await post.locator('img[src="x"]').count()).toBe(0);
    const link = post.getByRole('link', { name: 'https://example.com/?q=1' });
    expect(await link.getAttribute('href')).toBe('https://example.com/?q=1');
    expect(await link.getAttribute('rel')).toBe('noopener nofollow ugc');
    expect(await post.getByRole('link', { name: 'javascript' }).count()).toBe(0);
  });

  test('an author edits a post, sees who reacted, and decides when it has changed elsewhere meanwhile', async () => {
    const { page, api } = await web.person('fay');
    const other = await web.service.person('gus', 'http');
    const { id: postId } = await api.does('posts.create-post', { text: 'A hat' });
    await other.does('posts.react-to-post', { postId, kind: 'love' });
    await page.goto(`${web.url}/post/${postId}`);
    await page.getByRole('button', { name: 'Who reacted' }).click();
    await page.getByRole('dialog').getByText(other.name, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const edit = async () => {
      await page.getByRole('button', { name: 'Actions', exact: true }).first().click();
      await page.getByRole('menuitem', { name: 'Edit' }).click();
    };
    await edit();
    const text = page.getByRole('dialog').getByLabel('Text');
    await text.fill('A red hat');
    await page.getByRole('dialog').getByLabel('Who may see it').selectOption('Followers');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/edited · Followers/).waitFor();

    await edit();
    await text.fill('My blue hat');
    await api.does('posts.update-post', { postId, text: 'A green hat' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This has changed meanwhile').waitFor();
    await page.getByRole('dialog').getByText('A green hat').waitFor();
    await page.getByRole('button', { name: 'Keep what I wrote' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('article').getByText('My blue hat').waitFor();
    expect(await api.does('posts.get-post', { postId })).toMatchObject({
      text: 'My blue hat',
      visibility: 'followers',
    });
  });

  test('a text that was begun is there again after a reload, until it is posted', async () => {
    const { page } = await web.person('dan');
    await page.goto(web.url);
    const box = page.getByRole('textbox', { name: 'New post' });
    await box.fill('Not yet finis');
    await page.reload();
    expect(await box.inputValue()).toBe('Not yet finis');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('article').waitFor();
    await page.reload();
    await page.getByRole('article').waitFor();
    expect(await box.inputValue()).toBe('');
  });
});
