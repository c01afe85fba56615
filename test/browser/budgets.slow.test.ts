import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builds } from '../../src/interfaces/http/web-app/builds.ts';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

const kB = 1000;

describe.skipIf(browserPath === undefined)('the size of the web app', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web?.stop());

  /** The scripts that a page loads by itself, packed, in kB. */
  async function scriptsOf(path: string, isMember: boolean): Promise<Map<string, number>> {
    const { page } = isMember ? await web.person('ann') : await web.visitor();
    const names = new Set<string>();
    page.on('response', (response) => {
      const [name] = /[\w.-]+\.js$/.exec(new URL(response.url()).pathname) ?? [];
      if (name && response.url().includes('/assets/')) names.add(name);
    });
    await page.goto(web.url + path);
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const [newest] = await builds();
    return new Map(
      [...names].map((name) => [name, gzipSync(readFileSync(join(newest!, 'assets', name))).length / kB]),
    );
  }

  test('the home page loads at most 180 kB of scripts, packed', async () => {
    const scripts = await scriptsOf('/', true);
    const sum = [...scripts.values()].reduce((all, one) => all + one, 0);
    expect(sum, JSON.stringify([...scripts])).toBeLessThan(180);
    expect(sum).toBeGreaterThan(50);
  });

  test('a page that is loaded late brings at most 60 kB more', async () => {
    const home = await scriptsOf('/', true);
    for (const path of ['/wardrobe', '/settings/security', '/people']) {
      const more = [...(await scriptsOf(path, true))].filter(([name]) => !home.has(name));
      expect(
        more.reduce((all, [, one]) => all + one, 0),
        `${path} ${JSON.stringify(more)}`,
      ).toBeLessThan(60);
    }
  });
});
