import { describe, expect, onTestFinished, test } from 'vitest';
import { hasCluster, listen, register, send, startCluster } from './cluster.ts';

describe.skipIf(!hasCluster)('A session in a cluster', () => {
  test('that ends in one process is cut in the others within 500 ms, and its token refused', {
    timeout: 120_000,
  }, async () => {
    const { urls, stop } = await startCluster();
    onTestFinished(stop);
    const [here, there] = urls as [string, string];
    const ann = await register(here);
    const { socket } = await listen(there, ann);
    const cut = new Promise((resolve) => socket.socket.once('disconnect', resolve));
    const startedAt = performance.now();
    expect((await send(here, '/auth/logout', { token: ann.accessToken })).status).toBe(204);
    await cut;
    expect(performance.now() - startedAt).toBeLessThan(500);
    const { status } = await send(there, '/users/me', { method: 'GET', token: ann.accessToken });
    expect(status).toBe(401);
  });
});
