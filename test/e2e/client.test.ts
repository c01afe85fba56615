import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import {
  CallRefused,
  type Client,
  type ClientOptions,
  ConnectionFailed,
  createClient,
  type Message,
  memoryStore,
} from '../../src/interfaces/client/index.ts';
import { defaultTimeoutMs } from '../../src/interfaces/client/options.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';
import { SetClock } from '../kit/set-clock.ts';

const quick = { resends: { firstPauseMs: 5, longestPauseMs: 50, tries: 8 }, gapPatienceMs: 5 };
const textsIn = (messages: readonly Message[]) => messages.map((one) => ('hidden' in one ? null : one.text));

describe.each(everywhere)('an app with the client over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let line: Awaited<ReturnType<typeof startTcpProxy>>;
  let ann: Person;
  const open: Client[] = [];

  const clientOf = (options: Partial<ClientOptions> = {}) => {
    const made = createClient({ url: line.url, transport: wire, ...quick, ...options });
    open.push(made);
    return made;
  };
  const as = (person: Person, options: Partial<ClientOptions> = {}) =>
    clientOf({ tokens: memoryStore(person), ...options });
  /** Loses the answer to the first request of this operation: the request arrives, and then `fetch` fails. */
  const losingAnswers = (path: string) => {
    const sent: string[] = [];
    const losing: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!String(input).includes(path)) return response;
      sent.push(String(input));
      if (sent.length === 1) throw new TypeError('fetch failed');
      return response;
    };
    return { sent, fetch: losing };
  };

  beforeAll(async () => {
    service = await startTestService(kind);
    line = await startTcpProxy(() => service.port);
  });
  beforeEach(async () => {
    ann = await service.person('ann');
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  afterAll(async () => {
    line.close();
    await service.stop();
  });

  test('calls operations by name, and gets refusals with a code', async () => {
    const client = as(ann);
    const post = await client.call('posts.create-post', { text: 'hello' });
    expectTypeOf(post.text).toEqualTypeOf<string>();
    expect(await client.call('posts.get-post', { postId: post.id })).toEqual(post);
    expect((await client.call('posts.list-posts', { userId: ann.id, limit: 1 })).items).toEqual([post]);
    await client.call('posts.delete-post', { postId: post.id });
    const refusal = await client.call('posts.get-post', { postId: post.id }).catch((error) => error);
    expect(refusal).toBeInstanceOf(CallRefused);
    expect(refusal).toMatchObject({ code: 'posts.post-not-found', status: 404, retryAfter: undefined });
    // @ts-expect-error There is no such operation.
    void (() => client.call('posts.nothing', {}));
    // @ts-expect-error `text` is text.
    void (() => client.call('posts.create-post', { text: 1 }));
  });

  test('signs in, stays signed in through the store, and signs out', async () => {
    const tokens = memoryStore();
    const client = clientOf({ tokens });
    await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ status: 401 });
    await client.call('identity.log-in', { login: ann.username, password: ann.password });
    expect((await client.call('identity.get-me', {})).id).toBe(ann.id);
    expect((await clientOf({ tokens }).call('identity.get-me', {})).id).toBe(ann.id);
    await client.call('identity.log-out', {});
    expect(tokens.read()).toBeNull();
    await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ status: 401 });
  });

  test('renews an expired token once, however many calls need it', async () => {
    let refreshes = 0;
    const counting: typeof fetch = (input, init) => {
      if (String(input).endsWith('/auth/refresh')) refreshes++;
      return fetch(input, init);
    };
    const tokens = memoryStore({ accessToken: 'dead', refreshToken: ann.refreshToken });
    const client = clientOf({ tokens, fetch: counting });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => client.call('identity.get-me', {})));
    expect(answers.map(({ id }) => id)).toEqual(Array(5).fill(ann.id));
    expect(refreshes).toBe(1);
  });

  test('loses its tokens when its session has ended', async () => {
    const tokens = memoryStore({ accessToken: 'dead', refreshToken: 'dead as well' });
    const client = clientOf({ tokens });
    await expect(client.call('identity.get-me', {})).rejects.toMatchObject({ status: 401 });
    expect(tokens.read()).toBeNull();
  });

  test('repeats a call whose answer was lost, and it takes effect once', async () => {
    const { sent, fetch: losing } = losingAnswers(wire === 'rpc' ? '/rpc' : '/posts');
    const client = as(ann, { fetch: losing, timeoutMs: 1_000 });
    if (wire === 'socket') {
      await client.call('identity.get-me', {});
      line.mute();
    }
    const sending = client.call('posts.create-post', { text: 'once' });
    if (wire === 'socket') {
      await expect
        .poll(async () => (await ann.does('posts.list-posts', { userId: ann.id })).items.length)
        .toBe(1);
      line.cut();
    }
    const { id } = await sending;
    if (wire !== 'socket') expect(sent.length).toBe(2);
    expect((await ann.does('posts.list-posts', { userId: ann.id })).items.map((one) => one.id)).toEqual([id]);
  });

  test('never repeats a sign-up, since a second one would be refused', async () => {
    const { sent, fetch: losing } = losingAnswers('/auth/register');
    const client = clientOf({ fetch: losing });
    const username = `zoe_${randomUUID().slice(0, 8)}`;
    const input = { username, email: `${username}@example.com`, password: 'likes clothes a lot' };
    await expect(client.call('identity.register', input)).rejects.toBeInstanceOf(ConnectionFailed);
    expect(sent.length).toBe(1);
  });

  test('shows your own reaction, whichever way you give it, and the reply that a frame cannot show', async () => {
    const ben = await service.person('ben', 'http');
    const { id } = await ann.does('messaging.open-direct', { userId: ben.id });
    const client = as(ann);
    const chat = client.conversation(id);
    const { id: messageId } = await chat.send({ text: 'which?' });
    await ben.does('messaging.accept-request', { conversationId: id });
    await chat.open();
    const mine = () => chat.messages.map((one) => ('hidden' in one ? null : one.myReaction));
    await client.call('messaging.react-to-message', { messageId, kind: 'wow' });
    expect(mine()).toEqual(['wow']);
    await ben.does('messaging.react-to-message', { messageId, kind: 'love' });
    if (wire === 'http') await chat.catchUp();
    await expect
      .poll(() => chat.messages)
      .toMatchObject([{ reactions: { wow: 1, love: 1 }, myReaction: 'wow' }]);
    await client.call('messaging.unreact-to-message', { messageId });
    expect(mine()).toEqual([null]);
  });

  test('gets each message once and in order, including those sent while it was offline', async () => {
    const ben = await service.person('ben', 'http');
    const { id } = await ann.does('messaging.open-direct', { userId: ben.id });
    const write = (person: Person, text: string) =>
      person.does('messaging.send-message', { conversationId: id, clientId: randomUUID(), text });
    await write(ann, 'one');
    const conversation = as(ben).conversation(id);
    expect((await conversation.open()).unreadCount).toBe(1);
    let shown = textsIn(conversation.messages);
    conversation.onChange((messages) => (shown = textsIn(messages)));
    await conversation.send({ text: 'two' });
    expect(shown).toEqual(['one', 'two']);
    await write(ann, 'three');
    if (wire === 'http') await conversation.catchUp();
    await expect.poll(() => shown).toEqual(['one', 'two', 'three']);
    line.cut();
    for (let i = 0; i < 120; i++) await write(ann, `while away ${i}`);
    if (wire === 'http') await conversation.catchUp();
    await expect.poll(() => shown.length).toBe(123);
    expect(conversation.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 123 }, (_, i) => i + 1));
    const later = as(ann).conversation(id);
    await later.open();
    expect(later.messages.length).toBe(50);
    while (await later.older());
    expect(textsIn(later.messages)).toEqual(shown);
    expect(await later.older()).toBe(false);
  });
});

test('a conversation that the user may not see ends with the reason', async () => {
  const service = await startTestService('sqlite');
  const [ann, ben] = await Promise.all([service.person('ann'), service.person('ben')]);
  const { id } = await ann.does('messaging.create-room', { title: 'Coats', visibility: 'public' });
  await ben.does('messaging.join-room', { roomId: id });
  const client = createClient({ url: service.url, tokens: memoryStore(ben), ...quick });
  const conversation = client.conversation(id);
  await conversation.open();
  await ben.does('messaging.leave-room', { roomId: id });
  await expect(conversation.catchUp()).rejects.toMatchObject({ status: 404 });
  conversation.reconnected();
  await expect.poll(() => conversation.lost).toMatchObject({ code: 'messaging.conversation-not-found' });
  await ben.does('messaging.join-room', { roomId: id });
  await conversation.catchUp();
  expect(conversation.lost).toBeUndefined();
  client.close();
  await service.stop();
});

test('an answer to a refresh that gets lost signs nobody out: the client waits for it, and asks again', async () => {
  const clock = new SetClock(Date.now());
  const service = await startTestService('sqlite', {}, { clock });
  const ann = await service.person('ann');
  let lost = 0;
  /** The request arrives; its answer does not, until the client gives up. */
  const losing: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).endsWith('/auth/refresh') || lost === 3) return response;
    lost++;
    clock.at += defaultTimeoutMs + 1;
    throw new DOMException('The operation timed out', 'TimeoutError');
  };
  const tokens = memoryStore({ accessToken: 'dead', refreshToken: ann.refreshToken });
  const client = createClient({ url: service.url, tokens, fetch: losing, ...quick });
  expect((await client.call('identity.get-me', {})).id).toBe(ann.id);
  expect(lost).toBe(3);
  client.close();
  await service.stop();
});
