import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register } from '../cluster/cluster.ts';
import { canCompose, type Stack, startStack } from '../kit/compose/stack.ts';
import { sayMissing } from '../kit/servers/container.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

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

describe.skipIf(!(await canCompose()))('docker-compose.yml, as operators use it', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  }, 900_000);
  afterAll(() => stack?.stop(), 120_000);

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
