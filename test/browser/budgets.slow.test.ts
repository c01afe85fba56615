import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Meta, Operation } from '../../src/application/kernel/operation.ts';
import { Authenticator } from '../../src/application/kernel/ports.ts';
import { sendMessage } from '../../src/application/messaging/messages/commands/send-message.ts';
import { builds } from '../../src/interfaces/http/web-app/builds.ts';
import { browserPath } from '../kit/browser.ts';
import { startWeb, type Web } from '../kit/web.ts';

const kB = 1000;
const MB = 1_000_000;
const many = 10_000;
const meta: Meta = { requestId: 'budgets', wire: 'internal', address: '127.0.0.1' };
/** What this machine takes is printed, not asserted: it may be busy. */
const say = (text: string) => process.stderr.write(`${text}\n`);
const quantile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

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

  /** Someone with a conversation of so many messages, and the other who writes them. */
  async function longTalk() {
    const [ann, ben] = [await web.person('ann'), await web.service.person('ben')];
    const { id: requestId } = await ann.api.does('social.request-friendship', { userId: ben.id });
    await ben.does('social.answer-friend-request', { requestId, accept: true });
    const { id: conversationId } = await ann.api.does('messaging.open-direct', { userId: ben.id });
    const write = (text: string) =>
      ben.does('messaging.send-message', { conversationId, clientId: randomUUID(), text });
    const { core } = web.service;
    const actor = await core.get(Authenticator).authenticate(ben.accessToken);
    for (let sent = 0; sent < many; sent += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => {
          const input = { conversationId, clientId: randomUUID(), text: `Coat number ${sent + i}` };
          return core.dispatcher.dispatch(sendMessage as unknown as Operation, { input, actor, meta });
        }),
      );
    await ann.api.does('messaging.mark-read', { conversationId, seq: many });
    return { page: ann.page, write, conversationId };
  }

  test('a conversation of 10,000 messages takes at most 1,000 elements and 25 MB, however far one scrolls', async () => {
    const { page, conversationId, write } = await longTalk();
    await page.goto(`${web.url}/messages/${conversationId}`);
    await page
      .getByRole('article')
      .filter({ hasText: `Coat number ${many - 1}` })
      .waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busySeconds = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
    const sizes = async () => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / MB;
      const elements = await page.evaluate<number>("document.querySelectorAll('*').length");
      return { heap, elements };
    };
    const within = async (where: string) => {
      const { heap, elements } = await sizes();
      say(`${where}: ${elements} elements, ${heap.toFixed(1)} MB`);
      expect(elements).toBeLessThanOrEqual(1_000);
      expect(heap).toBeLessThanOrEqual(25);
    };
    await within('10,000 messages, at the end');
    const scroller = page.getByRole('region', { name: 'Messages of this conversation' });
    const first = () => scroller.getByRole('article').first().innerText();
    for (let screens = 0; screens < 20; screens++) {
      const before = await first();
      await scroller.evaluate((one) =>
        (one as unknown as { scrollTo(x: number, y: number): void }).scrollTo(0, 0),
      );
      await expect.poll(first).not.toBe(before);
    }
    await within('after 20 pages up');
    await page.getByRole('button', { name: /^To the newest messages/ }).click();
    await page
      .getByRole('article')
      .filter({ hasText: `Coat number ${many - 1}` })
      .waitFor();
    await within('and back');

    await page.evaluate(`
      window.keys = []; window.seen = {};
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (one.name.startsWith('key')) window.keys.push(one.duration);
      }).observe({ type: 'event', durationThreshold: 16 });
      new MutationObserver(() => {
        for (const { textContent } of document.querySelectorAll('ol p')) if (textContent.startsWith('Fresh')) window.seen[textContent] ??= Date.now();
      }).observe(document.querySelector('ol'), { childList: true, subtree: true, characterData: true });
    `);
    const [busy, from] = [await busySeconds(), performance.now()];
    const sent = new Map<string, number>();
    const arriving = (async () => {
      for (let i = 0; i < 60; i++) {
        const next = performance.now() + 50;
        sent.set(`Fresh ${i}`, Date.now());
        await write(`Fresh ${i}`);
        await wait(Math.max(0, next - performance.now()));
      }
    })();
    await page
      .getByRole('textbox', { name: 'Message' })
      .pressSequentially('While twenty a second arrive. '.repeat(2), { delay: 45 });
    await arriving;
    await page.getByRole('article').filter({ hasText: 'Fresh 59' }).waitFor();
    const share = (await busySeconds()) - busy;
    say(`the page was busy for ${share.toFixed(2)} s of ${((performance.now() - from) / 1000).toFixed(1)} s`);
    const seen = await page.evaluate<Record<string, number>>('window.seen');
    const delays = [...sent].flatMap(([text, at]) => (seen[text] === undefined ? [] : [seen[text] - at]));
    const keys = await page.evaluate<number[]>('window.keys');
    say(
      `another's message seen, of ${delays.length}: p50 ${quantile(delays, 0.5)} ms, p95 ${quantile(delays, 0.95)} ms (150)`,
    );
    say(`typing meanwhile: ${keys.length} events of 16 ms or more, p98 ${quantile(keys, 0.98)} ms (INP 100)`);
    await within('after 60 more');
  }, 90_000);

  test('says how long the first page takes on a slow phone', async () => {
    const { page } = await web.person('ann');
    const devtools = await page.context().newCDPSession(page);
    const throughput = 9_000_000 / 8;
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 100,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(web.url);
    await page.getByRole('textbox', { name: 'New post' }).waitFor();
    const lcp = await page.evaluate<number>(`new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true });
    })`);
    say(`home, cold, CPU 4 times slower, 9 Mbit/s, 100 ms: LCP ${Math.round(lcp)} ms (1800)`);
    expect(lcp).toBeGreaterThan(0);
  }, 30_000);
});
