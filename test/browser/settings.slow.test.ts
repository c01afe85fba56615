import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../kit/browser.ts';
import { codeOf } from '../kit/totp.ts';
import { startWeb, type Web } from '../kit/web.ts';

describe.skipIf(browserPath === undefined)('settings in the browser', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  test('a picture is cut, and a new name is everywhere at once', async () => {
    const { page, api } = await web.person('ann');
    await page.goto(`${web.url}/settings/profile`);
    const colours = { width: 300, height: 200, channels: 3, background: '#cc3355' } as const;
    const buffer = await sharp({ create: colours }).png().toBuffer();
    await page
      .getByLabel('Choose a picture')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await page.getByRole('button', { name: 'Use this part' }).click();
    await page.getByRole('button', { name: 'Remove the picture' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Ann Elsewhere');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Profile' }).click();
    await page.getByRole('heading', { name: 'Ann Elsewhere' }).waitFor();
    const me = await api.does('identity.get-me', {});
    const picture = Buffer.from(await (await fetch(me.avatarUrl!)).arrayBuffer());
    expect(await sharp(picture).metadata()).toMatchObject({ width: 256, height: 256 });
  });

  test('files are seen with the space that they take, replaced everywhere, and deleted if nothing shows them', async () => {
    const { page, api } = await web.person('fay');
    const image = async (background: string, name: string) => {
      const create = { width: 40, height: 40, channels: 3, background } as const;
      return { name, mimeType: 'image/png', buffer: await sharp({ create }).png().toBuffer() };
    };
    await page.goto(web.url);
    await page
      .getByLabel('Add images or a video')
      .setInputFiles([await image('#336699', 'shown.png'), await image('#993366', 'forgotten.png')]);
    await page.getByRole('button', { name: 'Remove forgotten.png' }).waitFor();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    await page.getByRole('button', { name: 'Remove forgotten.png' }).click();
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('article').waitFor();

    await page.goto(`${web.url}/settings`);
    await page.getByRole('link', { name: /My files/ }).click();
    await page.getByText(/^Space used: .* of/).waitFor();
    await page.getByRole('button', { name: 'Actions for shown.png' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('This file is in use').waitFor();
    const former = (await api.does('media.list-my-files', { unused: false })).items[0]!;
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page
        .getByRole('button', { name: 'Actions for shown.png' })
        .click()
        .then(() => page.getByRole('menuitem', { name: 'Replace' }).click()),
    ]);
    await chooser.setFiles(await image('#00ff00', 'green.png'));
    await page.getByRole('button', { name: 'Actions for green.png' }).waitFor();
    expect((await api.does('media.get-file', { fileId: former.id })).name).toBe('green.png');

    await page.getByLabel('Use', { exact: true }).selectOption('Shown nowhere');
    await page.getByRole('button', { name: 'Actions for green.png' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Actions for forgotten.png' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No such files').waitFor();
    expect((await api.does('media.list-my-files', {})).items.map(({ name }) => name)).toEqual(['green.png']);
  });

  test('an app with codes is added and asked for at the next sign-in; a recovery code works as well', async () => {
    const { page, api } = await web.person('ben');
    await page.goto(`${web.url}/settings/security`);
    await page.getByRole('button', { name: 'Add an app with codes' }).click();
    await page.getByRole('dialog').getByLabel('Current password').fill(api.password);
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    const secret = (await page.getByText(/^Key: /).textContent())!.slice('Key: '.length);
    await page.getByLabel('Code from the app').fill(codeOf(secret, Date.now() - 30_000));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    const codes = await page.getByRole('dialog').getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Authenticator app').first().waitFor();

    const { page: phone } = await web.visitor();
    const signIn = async (code: string) => {
      await phone.goto(`${web.url}/sign-in`);
      await phone.getByLabel('Username or email').fill(api.username);
      await phone.getByLabel('Password').fill(api.password);
      await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
      await phone.getByLabel('Code').fill(code);
      await phone.getByRole('button', { name: 'Continue' }).click();
      await phone.getByRole('textbox', { name: 'New post' }).waitFor();
    };
    await signIn(codeOf(secret, Date.now()));
    await phone.goto(`${web.url}/settings/security`);
    await phone.getByText('with a password and a code').waitFor();
    await phone.goto(`${web.url}/settings`);
    await phone.getByRole('button', { name: 'Sign out' }).click();
    await phone.getByRole('heading', { name: 'Your wardrobe, shared' }).waitFor();
    await signIn(codes[0]!);
  });

  test('signing out leaves nothing of a person on the device', async () => {
    const { page } = await web.person('eva');
    await page.goto(web.url);
    await page.getByRole('textbox', { name: 'New post' }).fill('Not for the next one');
    await page.goto(`${web.url}/settings`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Your wardrobe, shared' }).waitFor();
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    const kept = `new Promise((resolve) => {
      const opening = indexedDB.open('keyval-store');
      opening.onsuccess = () => {
        const { result } = opening;
        if (result.objectStoreNames.length === 0) return resolve([]);
        const reading = result.transaction('keyval').objectStore('keyval').getAll();
        reading.onsuccess = () => resolve(reading.result.flat());
      };
    })`;
    expect(await page.evaluate(kept)).toEqual([]);
  });

  test('deleting the account asks for the password, and nothing is left to sign in to', async () => {
    const { page, api } = await web.person('cat');
    await page.goto(`${web.url}/settings/data`);
    await page.getByLabel('Current password').fill('not this one');
    await page.getByRole('button', { name: 'Delete the account for good' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('Current password').fill(api.password);
    await page.getByRole('button', { name: 'Delete the account for good' }).click();
    await page.getByRole('heading', { name: 'Your wardrobe, shared' }).waitFor();
    await page.goto(`${web.url}/sign-in`);
    await page.getByLabel('Username or email').fill(api.username);
    await page.getByLabel('Password').fill(api.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('No account has this login and password').waitFor();
  });
});
