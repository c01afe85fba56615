import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { startBrowser } from './browser.ts';
import { freePort } from './servers/free-port.ts';
import { startTestService, type TestService } from './service.ts';

export interface Visitor {
  readonly page: Page;
  /** What the browser complained about: errors of scripts, of the console, and of the content policy. */
  readonly complaints: readonly string[];
}

export interface Web {
  readonly url: string;
  readonly service: TestService;
  readonly browser: Browser;
  /** A page in a browser profile of its own, which ends with the test; it must end without a complaint. */
  visitor(options?: BrowserContextOptions & { readonly language?: 'en' | 'ru' }): Promise<Visitor>;
  /** As above, signed in as someone new, with what they can do over the API. */
  person(
    name: string,
    options?: Parameters<Web['visitor']>[0],
  ): Promise<Visitor & { readonly api: Awaited<ReturnType<TestService['person']>> }>;
  /** As `person`, with the role of an admin. */
  admin(name: string): Promise<Visitor>;
  stop(): Promise<void>;
}

/** The service with its pages, and a browser, for a suite. */
export async function startWeb(environment: Record<string, string> = {}): Promise<Web> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = await startTestService('sqlite', {
    PORT: `${port}`,
    PUBLIC_URL: url,
    WEB_APP: 'on',
    ...environment,
  });
  // The first page builds the app, if its sources have changed.
  expect((await fetch(url)).status).toBe(200);
  const browser = await startBrowser();

  async function visitor({
    language = 'en',
    ...options
  }: Parameters<Web['visitor']>[0] = {}): Promise<Visitor> {
    const context = await browser.newContext({
      locale: language,
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const complaints: string[] = [];
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    // What the service refuses is no fault of the page, nor is a connection that a test takes away.
    const isRefusal = (text: string) =>
      text.startsWith('Failed to load resource: the server responded with a status of 4') ||
      text.includes('net::ERR_INTERNET_DISCONNECTED');
    page.on('console', (message) => {
      if (message.type() === 'error' && !isRefusal(message.text())) complaints.push(message.text());
    });
    return { page, complaints };
  }

  async function signedIn(
    { username, password }: Record<'username' | 'password', string>,
    options?: Parameters<Web['visitor']>[0],
  ) {
    const found = await visitor(options);
    const data = { login: username, password, session: 'cookie' };
    expect((await found.page.request.post(`${url}/api/auth/login`, { data })).status()).toBe(200);
    await found.page.goto(`${url}/icon.svg`);
    await found.page.evaluate("localStorage.setItem('signed-in', 'yes')");
    return found;
  }

  return {
    url,
    service,
    browser,
    visitor,
    async person(name, options) {
      const api = await service.person(name, 'http');
      return { ...(await signedIn(api, options)), api };
    },
    async admin(name) {
      const api = await service.person(name, 'http');
      await service.promoted(api);
      return signedIn(api);
    },
    async stop() {
      await browser.close();
      await service.stop();
    },
  };
}
