import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasCluster, listen, register, send, startCluster } from './cluster.ts';

describe.skipIf(!hasCluster)('A session in a cluster', () => {
  test('that a command line ends is cut in every process within 500 ms of its end', {
    timeout: 120_000,
  }, async () => {
    const { urls, environment, stop } = await startCluster();
    onTestFinished(stop);
    const ann = await register(urls[0]!);
    const sockets = await Promise.all(urls.map((url) => listen(url, ann)));
    await promisify(execFile)(process.execPath, ['src/cli/admin-grant.ts', ann.name], { env: environment });
    for (const { socket } of sockets)
      await expect.poll(() => socket.socket.connected, { timeout: 500 }).toBe(false);
  });

  test('that ends in one process is cut in the others within 500 ms, and its token refused', {
    timeout: 120_000,
  }, async () => {
    const { urls, stop } = await startCluster({ RATE_LIMITS: 'off' });
    onTestFinished(stop);
    const [here, there] = urls as [string, string];
    // Without being told, a process would notice at its next poll, which may be soon: not five times.
    for (let i = 0; i < 5; i++) {
      const person = await register(here);
      const { socket } = await listen(there, person);
      const cut = new Promise((resolve) => socket.socket.once('disconnect', resolve));
      expect((await send(here, '/auth/logout', { token: person.accessToken })).status).toBe(204);
      const startedAt = performance.now();
      await cut;
      expect(performance.now() - startedAt).toBeLessThan(500);
      const { status } = await send(there, '/users/me', { method: 'GET', token: person.accessToken });
      expect(status).toBe(401);
    }
  });
});
