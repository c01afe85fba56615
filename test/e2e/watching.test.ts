import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  type Client,
  createClient,
  memoryStore,
  type WatchedPost,
} from '../../src/interfaces/client/index.ts';
import { startTcpProxy } from '../kit/servers/tcp-proxy.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';
import { databases } from '../kit/world.ts';

describe.each(databases)('posts on a screen, on %s', (kind) => {
  let service: TestService;
  let line: Awaited<ReturnType<typeof startTcpProxy>>;
  let ann: Person;
  let ben: Person;
  let eve: Person;
  let postId: string;
  beforeAll(async () => {
    service = await startTestService(kind);
    line = await startTcpProxy(() => service.port);
  });
  beforeEach(async () => {
    const person = (name: string) => service.person(name);
    [ann, ben, eve] = [await person('ann'), await person('ben'), await person('eve')];
    postId = (await ann.does('posts.create-post', { text: 'a coat' })).id;
  });
  afterAll(async () => {
    line.close();
    await service.stop();
  });

  const app = (person: Person, transport: 'socket' | 'rpc' | 'http' = 'socket'): Client => {
    const resends = { firstPauseMs: 5, longestPauseMs: 50, tries: 8 };
    const client = createClient({ url: line.url, transport, resends, tokens: memoryStore(person) });
    onTestFinished(() => client.close());
    return client;
  };
  /** The counts of wow that a screen shows, from frames and from the beginnings of watching. */
  const screen = (client: Client, ...postIds: string[]) => {
    const frames: number[] = [];
    const begun: WatchedPost[] = [];
    const heard = client.on('post.reacted', ({ data }) => void frames.push(data.reactions.wow));
    const stop = client.watchPosts(postIds, (post) => void begun.push(post));
    onTestFinished(heard);
    return { frames, begun, stop };
  };
  const wow = () => eve.does('posts.react-to-post', { postId, kind: 'wow' });
  const notAnyMore = () => eve.does('posts.unreact-to-post', { postId });

  test('follow their reactions, after a break too, with what was missed, until the app leaves them', async () => {
    const client = app(ben);
    const { frames, begun, stop } = screen(client, postId);
    await expect.poll(() => begun.length).toBe(1);
    expect(begun[0]).toMatchObject({ id: postId, version: 1, commentCount: 0, reactions: { wow: 0 } });
    await wow();
    await expect.poll(() => frames).toEqual([1]);
    line.cut();
    await notAnyMore();
    await expect.poll(() => begun.length, { timeout: 5_000 }).toBe(2);
    expect(begun[1]).toMatchObject({ reactions: { wow: 0 } });
    await wow();
    await expect.poll(() => frames.at(-1)).toBe(1);
    stop();
    const other = await service.person('other');
    // A few seconds later; the answer on the same socket comes after the frames.
    await expect
      .poll(
        async () => {
          const before = frames.length;
          await other.does('posts.react-to-post', { postId, kind: 'love' });
          await other.does('posts.unreact-to-post', { postId });
          await service.settled();
          await client.call('identity.get-me', {});
          return frames.length - before;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(0);
  });

  test('of several parts of an app are watched as long as one of them shows them', async () => {
    const client = app(ben);
    const [first, second] = [screen(client, postId), screen(client, postId)];
    await expect.poll(() => [first.begun.length, second.begun.length]).toEqual([1, 1]);
    first.stop();
    await wow();
    await expect.poll(() => second.frames).toEqual([1]);
  });

  test('that do not exist for someone are not watched, and nothing is told of them', async () => {
    const client = app(ben);
    const { id } = await ann.does('posts.create-post', { text: 'mine', visibility: 'private' });
    const { begun } = screen(client, id, postId);
    await expect.poll(() => begun.map((post) => post.id)).toEqual([postId]);
    await ann.does('social.block-user', { userId: ben.id });
    const late = screen(app(ben), postId);
    const fence = screen(app(eve), postId);
    await expect.poll(() => fence.begun.length).toBe(1);
    await wow();
    await expect.poll(() => fence.frames).toEqual([1]);
    expect([late.begun, late.frames]).toEqual([[], []]);
  });

  test('are watched over sockets alone: HTTP has no such path, and JSON-RPC refuses', async () => {
    const token = ann.accessToken;
    const json = { postIds: [postId] };
    for (const path of ['/api/posts/watch', '/api/posts/unwatch'])
      expect((await service.request('POST', path, { token, json })).status).toBeGreaterThanOrEqual(404);
    await expect(app(ann, 'rpc').call('posts.watch', json)).rejects.toMatchObject({
      status: 415,
      code: 'posts.use-socket',
    });
    await expect(app(ann, 'http').call('posts.watch', json)).rejects.toThrow('needs a socket');
    const anonymous = await service.listener();
    expect(await anonymous.call('posts.watch', json)).toMatchObject({
      problem: { code: 'request.not-signed-in' },
    });
  });

  test('are watched by a plain WebSocket, which gets the frames of those that it watches, and of no other', async () => {
    const { id: roomId } = await ann.does('messaging.create-room', { title: 'Coats', visibility: 'public' });
    const dial = async (person: Person) => {
      const headers = { authorization: `Bearer ${person.accessToken}` };
      const path = `/api/chats/ws/${roomId}/${randomUUID()}`;
      const socket = new WebSocket(`ws://127.0.0.1:${service.port}${path}`, { headers });
      onTestFinished(() => socket.terminate());
      const shown: { type: string; ref?: string; result?: unknown; problem?: unknown }[] = [];
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data));
        service.published.frame('chat.shown', frame);
        shown.push(frame);
      });
      await once(socket, 'open');
      const ask = async (frame: object) => {
        const ref = randomUUID();
        socket.send(JSON.stringify({ ...frame, ref }));
        const answer = () => shown.find((one) => one.ref === ref);
        await expect.poll(answer).toBeDefined();
        return answer()!;
      };
      const types = () => shown.map(({ type }) => type).filter((type) => !['done', 'problem'].includes(type));
      return { ask, types };
    };
    await ben.does('messaging.join-room', { roomId });
    const [watching, other] = [await dial(ben), await dial(ben)];
    expect(await watching.ask({ type: 'watch', postIds: [postId] })).toMatchObject({
      type: 'done',
      result: { items: [{ id: postId, reactions: { wow: 0 } }] },
    });
    expect(await watching.ask({ type: 'watch', postIds: ['x'] })).toMatchObject({
      problem: { code: 'request.invalid-fields' },
    });
    await wow();
    await eve.does('posts.add-comment', { postId, text: 'nice' });
    const seen = ['post.reacted', 'comment.created'];
    await expect.poll(watching.types).toEqual(seen);
    expect(await watching.ask({ type: 'unwatch', postIds: [postId] })).toMatchObject({ type: 'done' });
    await notAnyMore();
    await service.settled();
    await ann.does('messaging.send-message', { conversationId: roomId, clientId: randomUUID(), text: 'hi' });
    await expect.poll(watching.types).toEqual([...seen, 'message.created']);
    await expect.poll(other.types).toEqual(['message.created']);
  });

  test('are forgotten when the socket closes', async () => {
    const listener = await ben.listen();
    await listener.call('posts.watch', { postIds: [postId] });
    listener.close();
    const again = await ben.listen();
    const frames: string[] = [];
    again.socket.onAny((name: string) => frames.push(name));
    await wow();
    await service.settled();
    await again.call('posts.watch', { postIds: [postId] });
    await notAnyMore();
    await again.waitFor('post.reacted');
    expect(frames.filter((name) => name === 'post.reacted')).toHaveLength(1);
  });
});
