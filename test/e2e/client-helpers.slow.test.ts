import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CallRefused,
  type Client,
  type ClientOptions,
  createClient,
  type Message,
  memoryStore,
  type QueuedMessage,
} from '../../src/interfaces/client/index.ts';
import { uploadSender } from '../../src/interfaces/client/uploads/sender.ts';
import { png } from '../kit/files/images.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import { type Person, startTestService, type TestService, usualWires } from '../kit/service.ts';

const quick = { resends: { firstPauseMs: 5, longestPauseMs: 50, tries: 8 }, gapPatienceMs: 5 };
const textsIn = (messages: readonly Message[]) => messages.map((one) => ('hidden' in one ? null : one.text));

describe.each(usualWires)('an app with the client over %s', (wire) => {
  let service: TestService;
  let line: Awaited<ReturnType<typeof startTcpProxy>>;
  let [ann, ben]: Person[] = [];
  let room: string;
  const open: Client[] = [];
  const as = (person: Person, options: Partial<ClientOptions> = {}) => {
    const tokens = memoryStore({ ...person, userId: person.id });
    const made = createClient({ url: line.url, transport: wire, tokens, ...quick, ...options });
    open.push(made);
    return made;
  };
  const write = (person: Person, text: string) =>
    person.does('messaging.send-message', { conversationId: room, clientId: randomUUID(), text });

  beforeAll(async () => {
    service = await startTestService('sqlite');
    line = await startTcpProxy(() => service.port);
  });
  beforeEach(async () => {
    [ann, ben] = [await service.person('ann'), await service.person('ben')];
    ({ id: room } = await ann!.does('messaging.create-room', { title: 'Coats', visibility: 'public' }));
    await ben!.does('messaging.join-room', { roomId: room });
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  afterAll(async () => {
    line.close();
    await service.stop();
  });

  test('uploads files with a call, and reports progress', async () => {
    const client = as(ann!);
    const file = new File([await png(40, 30)], 'coat.png', { type: 'image/png' });
    const progress: number[] = [];
    const onProgress = ({ sent, total }: { sent: number; total: number }) => progress.push(sent / total);
    const stored = await client.upload(file, { onProgress });
    expect(stored).toMatchObject({ name: 'coat.png', width: 40, height: 30 });
    expect(progress).toEqual([0, 1]);
    const replaced = await client.call('media.replace-file', {
      fileId: stored.id,
      file: new Blob([await png(8, 9)]),
    });
    expect(replaced).toMatchObject({ id: stored.id, width: 8 });
    const post = await client.call('posts.create-post', { text: 'new', images: [file, file] });
    expect(post.media.length).toBe(2);
  });

  test('uploads a large file by a link of its own', async () => {
    const sent: string[] = [];
    const direct = uploadSender(fetch);
    const client = as(ann!, {
      sendUpload: (upload) => {
        sent.push(upload.method);
        return direct({ ...upload, url: service.url + new URL(upload.url).pathname });
      },
    });
    const picture = await png(60, 60);
    const large = new File([picture, new Uint8Array(20 * 1024 * 1024)], 'large.png', { type: 'image/png' });
    expect(await client.upload(large)).toMatchObject({ name: 'large.png', width: 60 });
    expect(sent).toEqual(['PUT']);
  });

  test('an upload can be aborted', async () => {
    const controller = new AbortController();
    const client = as(ann!, {
      sendUpload: ({ signal }) =>
        new Promise((_, no) => signal!.addEventListener('abort', () => no(signal!.reason))),
    });
    const upload = client.upload(new Blob(['x']), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 10);
    await expect(upload).rejects.toThrow('enough');
  });

  test('goes through a list by rows and by pages', async () => {
    const client = as(ann!);
    for (const text of ['1', '2', '3', '4', '5']) await client.call('posts.create-post', { text });
    const pages = client.pages('posts.list-posts', { userId: ann!.id, limit: 2 });
    const texts: string[] = [];
    for await (const post of pages) texts.push(post.text);
    expect(texts).toEqual(['5', '4', '3', '2', '1']);
    const sizes: number[] = [];
    for await (const { items } of pages.byPage()) sizes.push(items.length);
    expect(sizes).toEqual([2, 2, 1]);
  });

  test('edits, reacts, reads and deletes in a conversation', async () => {
    const chat = as(ann!).conversation(room);
    await chat.open();
    const { id, seq } = await chat.send({ text: 'hllo' });
    await chat.edit(id, 'hello');
    await chat.react(id, 'love');
    if (wire === 'http') await chat.catchUp();
    await expect
      .poll(() => chat.messages)
      .toMatchObject([{ text: 'hello', myReaction: 'love', reactions: { love: 1 } }]);
    await chat.unreact(id);
    expect(chat.messages).toMatchObject([{ myReaction: null }]);
    await write(ben!, 'unread');
    expect(await chat.read(seq)).toBe(1);
    await chat.delete(id);
    await expect
      .poll(() => textsIn(chat.messages))
      .toEqual(wire === 'http' ? ['', 'unread'] : ['', 'unread']);
    expect(await chat.read()).toBe(0);
  });

  test('starts from the newest page when too much was missed, and says so', async () => {
    const client = as(ann!, { mostMissed: 20 });
    const chat = client.conversation(room);
    await write(ben!, 'before');
    await chat.open();
    const restarts: number[] = [];
    chat.onRestart((missed) => restarts.push(missed));
    line.cut();
    for (let i = 0; i < 70; i++) await write(ben!, `away ${i}`);
    if (wire === 'http') await chat.catchUp();
    await expect.poll(() => textsIn(chat.messages).at(-1)).toBe('away 69');
    if (wire === 'http') expect(restarts).toEqual([70]);
    if (restarts.length > 0) expect(chat.messages.length).toBeLessThan(71);
    while (await chat.older());
    expect(chat.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 71 }, (_, i) => i + 1));
  });

  test('opens at the first unread message, and goes on to older and newer ones and to the newest', async () => {
    for (let i = 1; i <= 130; i++) await write(ben!, `${i}`);
    const client = as(ann!);
    const chat = client.conversation(room);
    const seqs = () => chat.messages.map(({ seq }) => seq);
    const through = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(await chat.openAt(40)).toMatchObject({ lastSeq: 130 });
    expect([seqs(), chat.hasOlder, chat.hasNewer]).toEqual([through(15, 89), true, true]);
    // What is written meanwhile is not shown next to messages that it does not follow.
    await chat.send({ text: 'meanwhile' });
    expect(seqs()).toEqual(through(15, 89));
    expect(await chat.older()).toBe(true);
    expect([await chat.newer(), chat.hasNewer, await chat.newer()]).toEqual([true, false, false]);
    expect([seqs(), textsIn(chat.messages).at(-1)]).toEqual([through(1, 131), 'meanwhile']);
    await write(ben!, 'next');
    if (wire === 'http') await chat.catchUp();
    await expect.poll(() => textsIn(chat.messages).at(-1)).toBe('next');

    const other = as(ann!).conversation(room);
    await other.openAt(40);
    const late = other.older();
    await other.newest();
    await late;
    expect([other.messages.at(0)!.seq, other.messages.at(-1)!.seq, other.hasNewer]).toEqual([83, 132, false]);
    await other.openAt(100);
    expect(other.messages.length).toBe(50);
    await other.openAt(2);
    expect(other.messages.map(({ seq }) => seq)).toEqual(through(1, 51));
  });

  test('messages written offline survive a restart of the app, and arrive once and in order', async () => {
    let kept = '[]';
    const store = {
      load: async () => JSON.parse(kept) as QueuedMessage[],
      save: async (messages: readonly QueuedMessage[]) => void (kept = JSON.stringify(messages)),
    };
    const offline = as(ann!, { url: 'http://127.0.0.1:9', queue: store });
    for (const text of ['one', 'two'])
      void offline
        .conversation(room)
        .send({ text })
        .catch(() => {});
    await expect.poll(() => JSON.parse(kept).length).toBe(2);
    offline.close();
    // The answer to one of them was lost.
    const [{ clientId }] = JSON.parse(kept);
    await ann!.does('messaging.send-message', { conversationId: room, clientId, text: 'one' });

    const client = as(ann!, { queue: store });
    const sent = client.conversation(room).send({ text: 'three' });
    expect((await sent).text).toBe('three');
    expect([client.waiting, kept]).toEqual([[], '[]']);
    const chat = client.conversation(room);
    await chat.open();
    expect(textsIn(chat.messages)).toEqual(['one', 'two', 'three']);
  });

  test('a refused message leaves the queue with its reason, and holds back no other', async () => {
    let kept: readonly QueuedMessage[] = [];
    const store = {
      load: async () => kept,
      save: async (next: readonly QueuedMessage[]) => void (kept = next),
    };
    const client = as(ann!, { queue: store });
    const told: CallRefused[] = [];
    const waiting: number[] = [];
    client.on('waiting', (messages) => waiting.push(messages.length));
    client.on('message-refused', ({ refusal }) => told.push(refusal));
    const chat = client.conversation(room);
    const outcomes = await Promise.allSettled([chat.send({ text: '' }), chat.send({ text: 'fine' })]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(told).toMatchObject([{ code: 'request.invalid-fields' }]);
    expect(kept).toEqual([]);
    expect([Math.max(...waiting), waiting.at(-1)]).toEqual([2, 0]);
  });

  test('messages that wait are dropped when their account signs out, and sent by nobody else', async () => {
    let kept: readonly QueuedMessage[] = [];
    const store = {
      load: async () => kept,
      save: async (next: readonly QueuedMessage[]) => void (kept = next),
    };
    const entry = {
      conversationId: room,
      clientId: randomUUID(),
      draft: { text: 'of ben' },
      userId: ben!.id,
      at: '',
    };
    kept = [entry];
    const client = as(ann!, { queue: store });
    await client.conversation(room).send({ text: 'of ann' });
    expect(kept).toEqual([entry]);
    await client.call('identity.log-out', {});
    expect(kept).toEqual([entry]);
    await client.call('identity.log-in', { login: ben!.username, password: ben!.password });
    await expect.poll(() => kept).toEqual([]);
    await write(ben!, 'last');
    const chat = client.conversation(room);
    await chat.open();
    expect(textsIn(chat.messages)).toEqual(['of ann', 'of ben', 'last']);
  });
});

test('an app sees its connection, typing and presence', async () => {
  const service = await startTestService('sqlite');
  const line = await startTcpProxy(() => service.port);
  const [ann, ben] = [await service.person('ann'), await service.person('ben')];
  const { id: requestId } = await ann.does('social.request-friendship', { userId: ben.id });
  await ben.does('social.answer-friend-request', { requestId, accept: true } as never);
  const { id } = await ann.does('messaging.open-direct', { userId: ben.id });
  const clientOf = (person: Person, url: string) =>
    createClient({ url, transport: 'socket', tokens: memoryStore(person), ...quick });
  const client = clientOf(ann, line.url);
  const states: string[] = [];
  let back = 0;
  client.on('connection', (state) => states.push(state));
  client.on('reconnected', () => back++);
  await client.call('identity.get-me', {});
  expect([client.connection, states]).toEqual(['open', ['connecting', 'open']]);
  line.cut();
  await expect.poll(() => back).toBe(1);
  expect(states).toEqual(['connecting', 'open', 'connecting', 'open']);

  const online: boolean[] = [];
  const stop = client.watchPresence(ben.id, (presence) => online.push(presence.online));
  await expect.poll(() => online).toEqual([false]);
  const typists: (readonly string[])[] = [];
  client.conversation(id).onTyping((userIds) => typists.push(userIds));
  const other = clientOf(ben, service.url);
  for (let i = 0; i < 20; i++) other.conversation(id).typing();
  await expect.poll(() => online.at(-1), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => typists).toEqual([[ben.id]]);
  await other.conversation(id).send({ text: 'done' });
  await expect.poll(() => typists).toEqual([[ben.id], []]);
  stop();
  other.close();
  client.close();
  expect(client.connection).toBe('closed');
  line.close();
  await service.stop();
});
