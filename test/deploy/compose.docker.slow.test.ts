import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkService } from '../../scripts/image-check/scenario.ts';
import { createClient, memoryStore } from '../../src/interfaces/client/index.ts';
import { follow, listen, type Person, register, roomOf, say } from '../cluster/cluster.ts';
import { mailsIn } from '../kit/compose/mailpit.ts';
import { canCompose, type Stack, startStack } from '../kit/compose/stack.ts';
import { png } from '../kit/files/images.ts';
import { tokenIn } from '../kit/mail-folder.ts';
import { readCompose } from './compose.ts';

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
});
