import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The real browser of this run: `CHROMIUM`, or Debian's. `REQUIRE_BROWSER=1` fails without one. */
export const browserPath: string | undefined = findBrowser();

function findBrowser(): string | undefined {
  const path = process.env.CHROMIUM || '/usr/bin/chromium';
  if (existsSync(path)) return path;
  const what = `No browser: set CHROMIUM, or install Debian's chromium (${path} does not exist).`;
  if (process.env.REQUIRE_BROWSER === '1') throw new Error(`${what} REQUIRE_BROWSER=1 requires one.`);
  process.stderr.write(`\n!!! ${what} EVERY BROWSER SUITE IS SKIPPED !!!\n\n`);
  return undefined;
}

/** Starts Chromium without a window. The caller closes it. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath!,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
