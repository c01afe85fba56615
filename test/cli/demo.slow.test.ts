import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../kit/temporary-folder.ts';

test('a demo on a taken port uses another one, accepts sign-ins of people with money and cleans up at the end', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  onTestFinished(() => void blocker.close());
  const { port: taken } = blocker.address() as AddressInfo;

  const TMPDIR = await temporaryFolder();
  const demo = spawn(process.execPath, ['src/cli/demo.ts'], {
    env: { PATH: process.env.PATH, PORT: String(taken), TMPDIR },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void demo.kill('SIGKILL'));
  let said = '';
  demo.stdout.on('data', (chunk) => (said += chunk));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl+C');

  expect(said).toContain(`Port ${taken} is taken.`);
  const [, url] = /running at (\S+) with 28 people/.exec(said)!;
  const [, first, second] = /sign in as {2}(\S+) or (\S+)/.exec(said)!;
  const [, password] = /password {4}(.+)/.exec(said)!;
  for (const login of [first, second]) {
    const signedIn = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    expect(signedIn.status).toBe(200);
    const { accessToken } = (await signedIn.json()) as { accessToken: string };
    const wallet = await fetch(`${url}/api/wallet`, { headers: { authorization: `Bearer ${accessToken}` } });
    const conversations = await fetch(`${url}/api/conversations?limit=50`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { items } = (await conversations.json()) as { items: { unreadCount: number }[] };
    expect(items.length).toBeGreaterThan(6);
    expect(items.some(({ unreadCount }) => unreadCount > 0)).toBe(true);
    expect(await wallet.json()).toMatchObject({ balances: [{ available: expect.stringMatching(/^[1-9]/) }] });
  }
  expect((await fetch(`${url}/api/docs`)).status).toBe(200);

  demo.kill('SIGINT');
  expect(await once(demo, 'exit')).toEqual([0, null]);
  expect(await readdir(TMPDIR)).toEqual([]);
}, 90_000);
