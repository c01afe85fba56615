import { createServer } from 'node:http';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { browserPath, startBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/servers/free-port.ts';
import { startTestService, type TestService } from '../kit/service.ts';

const wrong = '403 identity.wrong-code';

/** A page in its own browser profile, with a virtual authenticator that unlocks by itself. */
async function openPage(browser: Browser, url: string) {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  return { page, devtools };
}

async function addAuthenticator(devtools: CDPSession): Promise<string> {
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

// Does what a client's page does with the answers; runs in the browser.
const create = (page: Page, options: object) =>
  page.evaluate<never>(
    `navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)}),
    }).then((made) => made.toJSON())`,
  );
const get = (page: Page, options: object) =>
  page.evaluate<never>(
    `navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${JSON.stringify(options)}),
    }).then((found) => found.toJSON())`,
  );

describe.skipIf(browserPath === undefined)('passkeys in a real browser', () => {
  let service: TestService;
  let browser: Browser;
  let pages: string;
  beforeAll(async () => {
    const port = await freePort();
    // A passkey is bound to a domain, so an address like 127.0.0.1 does not do.
    pages = `http://localhost:${port}`;
    service = await startTestService('sqlite', { PORT: `${port}`, PUBLIC_URL: pages });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  async function personWithPasskey() {
    const ann = await service.person('ann', 'http');
    const { page, devtools } = await openPage(browser, `${pages}/healthz`);
    const authenticatorId = await addAuthenticator(devtools);
    const options = await ann.does('identity.start-passkey', { currentPassword: ann.password });
    const response = await create(page, options);
    const factor = await ann.does('identity.confirm-passkey', { response });
    return { ann, page, devtools, authenticatorId, factor };
  }

  async function logIn(page: Page) {
    const visitor = await service.visitor('http');
    const { ticket, ...options } = await visitor.does('identity.start-passkey-log-in', {});
    return { visitor, input: { ticket, response: await get(page, options) } };
  }

  async function passwordStep({ username, password }: { username: string; password: string }) {
    const visitor = await service.visitor('http');
    const answer = await visitor.does('identity.log-in', { login: username, password });
    if (!('factorRequired' in answer)) throw new Error('No second factor was asked for');
    return { visitor, ...answer.factorRequired };
  }

  test('a passkey is registered, and signs in without a name and a password', async () => {
    const { ann, page, factor } = await personWithPasskey();
    expect(factor).toMatchObject({ kind: 'passkey', recoveryCodes: expect.any(Array) });
    const { visitor, input } = await logIn(page);
    const { user } = await visitor.does('identity.log-in-with-passkey', input);
    expect(user.id).toBe(ann.id);
    expect(await visitor.refused('identity.log-in-with-passkey', input)).toBe(wrong);
  });

  test('a passkey is the second factor after a password', async () => {
    const { ann, page } = await personWithPasskey();
    const { visitor, ticket, passkeyOptions } = await passwordStep(ann);
    const passkey = await get(page, passkeyOptions!);
    const { user } = await visitor.does('identity.prove-factor', { ticket, passkey });
    expect(user.id).toBe(ann.id);
  });

  test('the same device is not registered twice', async () => {
    const { ann, page } = await personWithPasskey();
    await ann.does('identity.prove-again', { password: ann.password });
    const options = await ann.does('identity.start-passkey', { currentPassword: ann.password });
    await expect(create(page, options)).rejects.toThrow('InvalidStateError');
  });

  test('a cloned authenticator is refused by its counter, and the owner gets a mail', async () => {
    const { ann, page, devtools, authenticatorId } = await personWithPasskey();
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    for (let i = 0; i < 2; i++) {
      const { visitor, input } = await logIn(page);
      await visitor.does('identity.log-in-with-passkey', input);
    }
    const thief = await openPage(browser, `${pages}/healthz`);
    const clone = await addAuthenticator(thief.devtools);
    const [credential] = credentials;
    await thief.devtools.send('WebAuthn.addCredential', {
      authenticatorId: clone,
      credential: { ...credential!, signCount: 1 },
    });
    const { visitor, input } = await logIn(thief.page);
    expect(await visitor.refused('identity.log-in-with-passkey', input)).toBe(wrong);
    await expect
      .poll(async () => (await service.mails()).some(({ subject }) => subject?.includes('copied')), {
        timeout: 20_000,
      })
      .toBe(true);
    const owner = await logIn(page);
    expect((await owner.visitor.does('identity.log-in-with-passkey', owner.input)).user.id).toBe(ann.id);
  });

  test('a page of another origin gets nothing that signs in', async () => {
    const other = createServer((_request, response) => response.end('<!doctype html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const { page, devtools, authenticatorId } = await personWithPasskey();
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    const withPasskey = async (url: string) => {
      const opened = await openPage(browser, url);
      const copy = await addAuthenticator(opened.devtools);
      const credential = { ...credentials[0]!, signCount: 100 };
      await opened.devtools.send('WebAuthn.addCredential', { authenticatorId: copy, credential });
      return opened.page;
    };
    // The same domain on another port: the browser signs for that page, and the service refuses it.
    const { visitor, input } = await logIn(await withPasskey(`http://localhost:${port}`));
    expect(await visitor.refused('identity.log-in-with-passkey', input)).toBe(wrong);
    // Another host: the browser itself refuses.
    await expect(logIn(await withPasskey(`http://127.0.0.1:${port}`))).rejects.toThrow('SecurityError');
    const own = await logIn(page);
    await own.visitor.does('identity.log-in-with-passkey', own.input);
  });

  test('a device whose lock was not opened does not sign in without a password', async () => {
    const { ann, page, devtools, authenticatorId } = await personWithPasskey();
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await expect(logIn(page)).rejects.toThrow('NotAllowedError');
    const { visitor, ticket, passkeyOptions } = await passwordStep(ann);
    const options = { ...passkeyOptions!, userVerification: 'discouraged' };
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    const passkey = await get(page, options);
    await visitor.does('identity.prove-factor', { ticket, passkey });
  });
});
