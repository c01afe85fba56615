import { expect, onTestFinished, test } from 'vitest';
import { png } from '../kit/files/images.ts';
import { mp4 } from '../kit/files/videos.ts';
import { startMainProcess } from '../kit/processes/main-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const megabyte = 1024 * 1024;
const uploads = 100;
const size = 8 * megabyte;

test('memory stays constant during a hundred concurrent uploads', async () => {
  const service = startMainProcess({ DATA_DIR: await temporaryFolder(), LOG_LEVEL: 'info' });
  onTestFinished(() => void service.kill('SIGKILL'));
  const url = await service.url;
  const registered = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'ann', email: 'ann@example.com', password: 'ann likes clothes' }),
  });
  const { accessToken } = (await registered.json()) as { accessToken: string };
  const memory = async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]);
  };
  const free = new Uint8Array(size - mp4().length);
  new DataView(free.buffer).setUint32(0, free.length);
  free.set(Buffer.from('free'), 4);
  const video = new Blob([mp4(), free]);
  const image = new Blob([await png(4000, 3000)]);
  const upload = async (content: Blob) => {
    const body = new FormData();
    body.append('file', content, 'a');
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await fetch(`${url}/api/files`, { method: 'POST', headers, body });
    await answer.text();
    return answer.status;
  };
  expect(await upload(image)).toBe(201);

  const before = await memory();
  let most = 0;
  const watch = setInterval(async () => {
    most = Math.max(most, await memory().catch(() => 0));
  }, 50);
  const all = Array.from({ length: uploads }, (_, i) => upload(i % 10 === 0 ? image : video));
  expect(new Set(await Promise.all(all))).toEqual(new Set([201]));
  clearInterval(watch);
  expect(Math.max(most, await memory()) - before).toBeLessThan(250 * megabyte);
}, 120_000);
