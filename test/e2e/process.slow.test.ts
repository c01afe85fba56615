import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { startMainProcess } from '../kit/processes/main-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

test('the service stops even if a client never finishes its request', async () => {
  const service = startMainProcess({ DATA_DIR: await temporaryFolder() });
  const url = await service.url;
  const hanging = request(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 100, expect: '100-continue' },
  });
  hanging.on('error', () => {});
  hanging.flushHeaders();
  await once(hanging, 'continue');
  const toldAt = performance.now();
  service.kill('SIGTERM');
  expect((await service.ended).signal).toBeNull();
  expect(performance.now() - toldAt).toBeLessThan(11_000);
});
