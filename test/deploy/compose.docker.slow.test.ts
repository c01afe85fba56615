import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkService } from '../../scripts/image-check/scenario.ts';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { follow, listen, type Person, register, roomOf, say } from '../cluster/cluster.ts';
import { mailsIn } from '../kit/compose/mailpit.ts';
import { canCompose, type Stack, startStack } from '../kit/compose/stack.ts';
import { png } from '../kit/files/images.ts';
import { tokenIn } from '../kit/mail-folder.ts';
import { sayMissing } from '../kit/servers/container.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';
import { readCompose } from './compose.ts';

/** Those that need no other settings and no other clock than these containers have. */
const scenarios = [
  'account',
  'blocks',
  'engagement',
  'feed',
  'idempotency',
  'posts',
  'sign-in',
  'social',
  'wardrobe',
];

describe.skipIf(!(await canCompose()))('docker-compose.yml, as people use it through its proxy', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  }, 900_000);
  afterAll(() => stack?.stop(), 120_000);

  const as = (person: Person, options = {}) =>
    createClient({ url: stack.url, tokens: memoryStore(person), ...options });

  /** The cookies by which the proxy keeps a client on one process, one for each process. */
  async function processCookies(): Promise<string[]> {
    const seen = new Set<string>();
    const ask = async () => {
      const answer = await fetch(`${stack.url}/healthz`);
      for (const cookie of answer.headers.getSetCookie()) seen.add(cookie.split(';')[0]!);
      return seen.size;
    };
    await expect.poll(ask, { timeout: 10_000 }).toBe(readCompose().services.api!.deploy!.replicas);
    return [...seen];
  }

  test('a person registers, posts a picture, finds it in the feed, and opens the web app', () =>
    checkService(stack.url, () => {}));

  test('a post reaches the home feeds of followers', async () => {
    const [ann, ben] = [await register(stack.url), await register(stack.url)];
    await as(ben).call('social.follow-user', { userId: ann.id });
    const { id } = await as(ann).call('posts.create-post', { text: 'New boots' });
    const home = async () => (await as(ben).call('feed.read-home', {})).items.map((post) => post.id);
    await expect.poll(home, { timeout: 5_000 }).toEqual([id]);
  });

  test('a file goes to the bucket by a signed link, and comes back only by a link for those who may see it', async () => {
    const [ann, ben] = [await register(stack.url), await register(stack.url)];
    const bytes = await png(300, 200);
    const asked = { name: 'coat.png', contentType: 'image/png', size: bytes.length };
    const { fileId, url, method, headers } = await as(ann).call('media.request-upload', asked);
    expect(new URL(url).host).toBe(new URL(stack.url).host.replace('layers', 'files.layers'));
    const larger = { method, headers, body: new Uint8Array(bytes.length + 1) };
    expect((await fetch(url, larger)).ok).toBe(false);
    expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
    const file = await as(ann).call('media.complete-upload', { fileId });
    expect(file).toMatchObject({ name: 'coat.png', width: 300, contentType: 'image/png' });
    expect(new Uint8Array(await (await fetch(file.url)).arrayBuffer()).length).toBe(file.size);
    const unsigned = await fetch(file.url.split('?')[0]!);
    expect(unsigned.status).toBe(403);
    await expect(as(ben).call('media.get-file', { fileId })).rejects.toMatchObject({ status: 404 });
  });

  test('pages may send files to the bucket from the browser', async () => {
    const asks = { origin: stack.url, 'access-control-request-method': 'PUT' };
    const bucket = stack.url.replace('layers', 'files.layers');
    const answer = await fetch(`${bucket}/layers-files/any`, { method: 'OPTIONS', headers: asks });
    expect(answer.headers.get('access-control-allow-origin')).toBe(stack.url);
  });

  test('the mail that confirms an address arrives, and its link works', async () => {
    const ann = await register(stack.url);
    const own = async () => (await mailsIn(stack.mailUrl)).find(({ to }) => to?.startsWith(`${ann.name}@`));
    await expect.poll(own, { timeout: 10_000 }).toBeDefined();
    const mail = await own();
    expect(mail!.text).toContain(`${stack.url}/verify-email?token=`);
    await as(ann).call('identity.verify-email', { token: tokenIn(mail) });
    expect((await as(ann).call('identity.get-me', {})).emailVerified).toBe(true);
  });

  test('people talk in a room through both processes, over sockets, long-polling and REST', async () => {
    const people = [];
    for (let i = 0; i < 5; i++) people.push(await register(stack.url));
    const roomId = await roomOf(stack.url, people);
    const [here, there] = await processCookies();
    const pinned = (cookie: string) => ({ extraHeaders: { cookie } });
    const polling = { ...pinned(there!), transports: ['polling'] };
    const apps = await Promise.all([
      follow(stack.url, people[0]!, roomId, pinned(here!)),
      follow(stack.url, people[1]!, roomId, pinned(there!)),
      follow(stack.url, people[2]!, roomId, polling),
      follow(stack.url, people[3]!, roomId),
    ]);
    const { texts } = await listen(stack.url, people[4]!, { cookie: there! });
    const words = Array.from({ length: 30 }, (_, i) => `message ${i}`);
    for (const [i, text] of words.entries())
      if (i % 2) expect((await say(stack.url, roomId, people[i % 5]!, text)).status).toBe(201);
      else await apps[i % 4]!.client.conversation(roomId).send({ text });
    await expect.poll(() => texts, { timeout: 5_000 }).toEqual(words);
    for (const app of apps) await expect.poll(app.texts, { timeout: 5_000 }).toEqual(words);
  });

  test('metrics are for other containers alone', async () => {
    expect((await fetch(`${stack.url}/metrics`)).status).toBe(404);
  });

  test('Prometheus scrapes every process and knows the alerts', { timeout: 120_000 }, async () => {
    await stack.compose('--profile', 'observability', 'up', '--detach', '--wait', 'prometheus');
    const ask = async (path: string) => {
      const program = `fetch('http://prometheus:9090/api/v1/${path}').then((r) => r.text()).then(console.log)`;
      return JSON.parse(await stack.run('--eval', program)).data;
    };
    type Sample = { metric: { role: string }; value: [number, string] };
    const up = async () => {
      const { result } = (await ask('query?query=up')) as { result: Sample[] };
      return result.map(({ metric, value: [, isUp] }) => `${metric.role} ${isUp}`).sort();
    };
    await expect.poll(up, { timeout: 60_000 }).toEqual(['api 1', 'api 1', 'worker 1']);
    const { groups } = (await ask('rules')) as { groups: { rules: { health: string }[] }[] };
    expect(groups.flatMap(({ rules }) => rules).length).toBeGreaterThan(15);
  });

  test('Grafana shows the dashboard to everyone on this machine', { timeout: 300_000 }, async ({ skip }) => {
    const pulled = await stack
      .compose('--profile', 'observability', 'pull', '--policy=missing', 'grafana')
      .then(
        () => true,
        () => false,
      );
    if (!pulled) sayMissing('image of Grafana', 'it cannot be pulled');
    skip(!pulled, 'no image');
    await stack.compose('--profile', 'observability', 'up', '--detach', '--wait', 'grafana');
    const found = await fetch(`${stack.grafanaUrl}/api/dashboards/uid/layers`);
    expect([found.status, await found.json()]).toMatchObject([200, { dashboard: { title: 'Layers' } }]);
  });

  test('commands run in containers, as docs/operations.md says', async () => {
    const ann = await register(stack.url);
    expect(await stack.run('dist/cli/admin-grant.js', ann.name)).toBe(
      `${ann.name} is now an admin and has to sign in again.`,
    );
    for (const command of ['counts-verify', 'feed-verify', 'wallets-verify'])
      await stack.run(`dist/cli/${command}.js`);
  });

  test('the scenarios of test/e2e pass', { timeout: 600_000 }, async () => {
    const env = {
      ...process.env,
      TEST_SERVICE_URL: stack.url,
      TEST_SERVICE_DATABASE_URL: stack.databaseUrl,
      TEST_SERVICE_MAILS: stack.mailUrl,
      NODE_EXTRA_CA_CERTS: stack.root,
    };
    const files = scenarios.map((name) => `test/e2e/${name}.test.ts`);
    const report = join(await temporaryFolder(), 'report.json');
    const reporter = ['--reporter=json', `--outputFile.json=${report}`];
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--mode', 'fast', ...reporter, ...files];
    const { stderr } = await promisify(execFile)(process.execPath, args, { env }).catch((error) => error);
    expect(existsSync(report), stderr).toBe(true);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ status }) => status !== 'passed');
    expect(failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages])).toEqual([]);
    expect(testResults.length).toBe(scenarios.length);
    expect(results.length).toBeGreaterThan(scenarios.length);
  });
});

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
