import { expect, onTestFinished, test } from 'vitest';
import { hasCluster, listen, register, send, startCluster } from './cluster.ts';

test.skipIf(!hasCluster)(
  'a friend is online while one of their sockets is open in any process, and offline within 15 s of a kill',
  { timeout: 120_000 },
  async () => {
    const { urls, kill, stop } = await startCluster({ RATE_LIMITS: 'off' });
    onTestFinished(stop);
    const [here, there] = urls;
    const [ann, bob] = [await register(here), await register(here)];
    await send(here, '/friends/request', { body: { userId: bob.id }, token: ann.accessToken });
    await send(here, '/friends/request', { body: { userId: ann.id }, token: bob.accessToken });
    const { socket } = await listen(there, bob);
    const seen: boolean[] = [];
    socket.on('presence.changed', ({ data }) => void seen.push((data as { online: boolean }).online));
    const isOnline = async () => {
      const answer = await send(there, `/users/${ann.id}/presence`, {
        method: 'GET',
        token: bob.accessToken,
      });
      return answer.body.online;
    };
    expect(await isOnline()).toBe(false);

    await listen(here, ann);
    await expect.poll(() => seen).toEqual([true]);
    expect(await isOnline()).toBe(true);

    const second = await listen(there, ann);
    second.socket.close();
    // Longer than the time that someone may need to reconnect.
    const until = performance.now() + 7_000;
    await expect.poll(() => performance.now() > until, { timeout: 10_000 }).toBe(true);
    expect(seen).toEqual([true]);

    await kill(0);
    const killedAt = performance.now();
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([true, false]);
    expect(performance.now() - killedAt).toBeLessThan(15_000);
    expect(await isOnline()).toBe(false);
  },
);
