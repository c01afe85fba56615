import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toFrame } from '../../src/application/kernel/frame.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import type { Outcome } from '../../src/interfaces/kit/calls/caller.ts';
import { closeGate, gate } from '../interfaces/catalogue.ts';
import { ManualTimers } from '../interfaces/manual-timers.ts';
import { startWorld, type World, type WorldOptions } from '../interfaces/world.ts';
import { type Caller, conversationId, type WireClient, type WireDriver } from './wires/driver.ts';
import { messageCreated, operations, routes, texts } from './wires/operations.ts';

const hour = 3_600_000;
const ownOrigin = 'http://localhost:3000';
const listedOrigin = 'https://app.example';

/** What clients and operators rely on, whichever wire it is. */
export function wireContract(wire: WireDriver): void {
  describe(`the wire ${wire.name}`, () => {
    let world: World;
    let timers: ManualTimers;
    let refused: Set<string>;
    let asked: string[];
    let presence: string[];
    const clients: WireClient[] = [];

    async function start(overrides: WorldOptions = {}): Promise<void> {
      timers = new ManualTimers();
      refused = new Set();
      asked = [];
      const seen: string[] = [];
      presence = seen;
      world = await startWorld({
        operations,
        routes,
        aliases: [],
        timers,
        // Time passes in leaps, in which no client could answer a ping.
        limits: { callsInFlight: 3, pingEveryMs: hour },
        wires: wire.create ? [wire.create(wire.smallBacklog)] : [],
        admission: {
          isBusy: () => false,
          refuses(kind, name) {
            asked.push(`${name} ${kind}`);
            return refused.has(kind);
          },
        },
        presenceTracker: {
          connected: async (id) => void seen.push(`+${nameOf(id)}`),
          disconnected: async (id) => void seen.push(`-${nameOf(id)}`),
        },
        ...overrides,
      });
      world.sessions.now = (overrides.timers ?? timers).now;
    }
    const nameOf = (id: UserId) => (id === world.sessions.signIn('ann').user.id ? 'ann' : 'ben');
    /** Who is online of ann and ben, and by the other way of asking. */
    const online = () => {
      const found = world.kit.online.among(['ann', 'ben'].map((name) => signIn(name).user.id));
      expect(world.kit.online.allIfAtMost(found.length)?.sort()).toEqual(found.toSorted());
      if (found.length > 0) expect(world.kit.online.allIfAtMost(found.length - 1)).toBeUndefined();
      return found.map(nameOf);
    };
    const connect = async (caller: Caller) => {
      const client = await wire.connect(world.port, caller);
      clients.push(client);
      world.lines.length = 0;
      asked.length = 0;
      return client;
    };
    const signIn = (name: string, ...more: [sessionId?: string, expiresIn?: number]) =>
      world.sessions.signIn(name, ...more);
    const as = (name: string) => connect({ token: signIn(name).accessToken });
    const refusalOf = (connecting: Promise<WireClient>) =>
      connecting.then(
        () => undefined,
        (error) => error.problem,
      );
    const say = (client: WireClient, text: string, options?: { idempotencyKey: string }) =>
      client.call('messaging.send-message', { conversationId, text }, options);
    const frame = (id: string, to: readonly UserId[], text = id) =>
      toFrame(messageCreated, { id, at: 0 }, { conversationId, text }, to);
    const messagesOf = ({ frames }: WireClient) => frames.filter(({ name }) => name === 'message.created');
    const idsOf = (client: WireClient) => messagesOf(client).map(({ id }) => id);
    const callLines = () => world.lines.filter(({ operation, code }) => operation !== undefined || code);

    beforeEach(() => start());
    afterEach(async () => {
      gate.open();
      for (const client of clients.splice(0)) client.close();
      await world.close();
    });

    describe('a call', () => {
      test("runs as the token's owner and answers the operation's result", async () => {
        const ann = await as('ann');
        expect(await say(ann, 'hi')).toEqual({
          ok: true,
          result: {
            text: 'hi',
            actorId: signIn('ann').user.id,
            wire: wire.name,
            address: '127.0.0.1',
            key: null,
          },
        });
      });

      test.each([
        [
          texts.missing,
          { status: 404, code: 'messaging.message-not-found', title: 'There is no such message' },
        ],
        [texts.banned, { status: 403, code: 'messaging.banned', title: 'You may not write here' }],
        [
          texts.broken,
          { status: 500, code: 'request.internal-error', title: 'Something went wrong on the server' },
        ],
      ])('that is refused gets the problem of the refusal, and no secret: %s', async (text, problem) => {
        const outcome = await say(await as('ann'), text);
        const type = `/problems/${problem.code}`;
        expect(outcome).toEqual({ ok: false, problem: { ...problem, type, detail: problem.title } });
      });

      test('with an invalid field names the field', async () => {
        expect(await say(await as('ann'), '')).toMatchObject({
          ok: false,
          problem: {
            status: 422,
            code: 'request.invalid-fields',
            errors: [{ pointer: '/text', kind: 'too-short', limit: 1 }],
          },
        });
      });

      test('nested deeper than 32 levels is refused', async () => {
        const more = JSON.parse(`${'['.repeat(99)}${']'.repeat(99)}`);
        const input = { conversationId, text: 'hi', more };
        expect(await (await as('ann')).call('messaging.send-message', input)).toMatchObject({
          ok: false,
          problem: { status: 400, code: 'request.malformed' },
        });
      });

      test('is refused once its session has ended, on the same connection', async () => {
        const ann = signIn('ann');
        const client = await connect({ token: ann.accessToken });
        world.sessions.forget(ann.accessToken);
        const problem = { status: 401, code: 'request.token-rejected' };
        expect(await say(client, 'hi')).toMatchObject({ ok: false, problem });
      });

      test.runIf(wire.takesKeys)('passes its idempotency key on, and refuses what is no key', async () => {
        const ann = await as('ann');
        expect(await say(ann, 'hi', { idempotencyKey: 'once' })).toMatchObject({ result: { key: 'once' } });
        expect(await say(ann, 'hi', { idempotencyKey: 'x'.repeat(256) })).toMatchObject({
          ok: false,
          problem: { status: 422 },
        });
      });

      test.runIf(wire.callsEverything)('to an unknown operation is refused as not found', async () => {
        expect(await (await as('ann')).call('no.such-operation', {})).toMatchObject({
          ok: false,
          problem: { status: 404 },
        });
      });

      test.runIf(wire.callsEverything)('with a file that is not in a form is referred to HTTP', async () => {
        const ann = await as('ann');
        const problem = { status: 415, code: 'media.use-http' };
        for (const input of [{ file: 'bytes' }, {}])
          expect(await ann.call('media.upload-file', input)).toMatchObject({ ok: false, problem });
      });

      test.runIf(wire.takesAnyone)('without a sign-in reaches public operations alone', async () => {
        const anyone = await connect({});
        expect(await anyone.call('identity.greet', {})).toEqual({ ok: true, result: { actorId: null } });
        expect(await say(anyone, 'hi')).toMatchObject({
          ok: false,
          problem: { status: 401, code: 'request.not-signed-in' },
        });
      });

      test.runIf(wire.callsEverything)(
        'of a public operation ignores that its session has ended',
        async () => {
          const ann = signIn('ann');
          const client = await connect({ token: ann.accessToken });
          expect(await client.call('identity.greet', {})).toMatchObject({ result: { actorId: ann.user.id } });
          world.sessions.forget(ann.accessToken);
          expect(await client.call('identity.greet', {})).toEqual({ ok: true, result: { actorId: null } });
        },
      );

      test('writes one line to the log, with who, what and why, and nothing of its input', async () => {
        const ann = await as('ann');
        for (const text of ['hush', texts.missing, '']) await say(ann, text);
        const line = {
          msg: 'request',
          operation: 'messaging.send-message',
          actor: signIn('ann').user.id,
          address: '127.0.0.1',
          wire: wire.name,
          ms: expect.any(Number),
          requestId: expect.stringMatching(/^[\w-]{36}$/),
        };
        await expect.poll(() => callLines().length).toBe(3);
        expect(callLines()).toMatchObject([
          { ...line, level: 30, status: expect.toSatisfy((status) => [200, 201].includes(status as number)) },
          { ...line, status: 404, code: 'messaging.message-not-found' },
          { ...line, status: 422, code: 'request.invalid-fields' },
        ]);
        expect(JSON.stringify(world.lines)).not.toContain('hush');
      });

      test('that fails in the server is logged with its error', async () => {
        await say(await as('ann'), texts.broken);
        const [error] = world.lines.filter(({ msg }) => msg === 'unexpected error');
        expect(error).toMatchObject({ level: 50, err: { message: 'secret of the server' } });
      });

      test('is shed under overload by the kind of its operation, before it starts', async () => {
        const ann = await as('ann');
        refused.add('command');
        const outcome = await say(ann, 'hi');
        expect(outcome).toMatchObject({ ok: false, problem: { status: 503, code: 'request.overloaded' } });
        expect(problemOf(outcome).retryAfterSeconds).toBeGreaterThan(0);
        expect(asked).toEqual([`${wire.name} command`]);
        expect(callLines()).toEqual([]);
      });

      test.runIf(wire.callsEverything)(
        'that only reads is served while writes are shed, and the reverse',
        async () => {
          const ann = await as('ann');
          refused.add('command');
          // HTTP has it as a POST.
          expect(await ann.call('wardrobe.search', {})).toMatchObject({ ok: true });
          refused = new Set(['query']);
          expect(await ann.call('wardrobe.search', {})).toMatchObject({ problem: { status: 503 } });
          expect(await say(ann, 'hi')).toMatchObject({ ok: true });
        },
      );
    });

    describe.runIf(wire.takesCookies)('a cookie', () => {
      test.each([ownOrigin, listedOrigin])('signs in pages of %s', async (origin) => {
        const client = await connect({ cookie: signIn('ann').accessToken, origin });
        expect(await say(client, 'hi')).toMatchObject({ ok: true });
      });

      test('is of no use to pages of other sites', async () => {
        const evil = { cookie: signIn('ann').accessToken, origin: 'https://evil.example' };
        const problem = await connect(evil).then(
          async (client) => problemOf(await say(client, 'hi')),
          (error) => error.problem,
        );
        expect(problem).toMatchObject({ status: 403, code: 'request.cross-site' });
      });
    });

    test('an invalid token is refused', async () => {
      const problem = await connect({ token: 'nonsense' }).then(
        async (client) => problemOf(await say(client, 'hi')),
        (error) => error.problem,
      );
      expect(problem).toMatchObject({ status: 401, code: 'request.token-rejected' });
      const line = { status: 401, code: 'request.token-rejected', wire: wire.name, address: '127.0.0.1' };
      await expect.poll(callLines).toMatchObject([{ ...line, level: 40 }]);
      expect(JSON.stringify(world.lines)).not.toContain('nonsense');
    });

    test('the stop waits for running calls, whose callers get their answers', async () => {
      closeGate();
      const ann = await as('ann');
      const answered = say(ann, texts.waits);
      await expect.poll(() => asked.length).toBe(1);
      let stopped = false;
      const stopping = world.stop().then(() => {
        stopped = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(stopped).toBe(false);
      const late = wire.answersOnConnection ? say(ann, 'late') : undefined;
      if (late) await expect.poll(() => asked.length).toBe(2);
      gate.open();
      const openedAt = performance.now();
      expect(await answered).toMatchObject({ ok: true, result: { text: texts.waits } });
      if (late) expect(await late).toMatchObject({ ok: false, problem: { code: 'request.not-ready' } });
      await stopping;
      // Connections that are left alone are cut after 2 s.
      expect(performance.now() - openedAt).toBeLessThan(1_500);
      if (wire.staysConnected) await ann.closed;
      await expect(
        connect({ token: signIn('ann').accessToken }).then((next) => say(next, 'hi')),
      ).rejects.toThrow();
    });

    describe.runIf(wire.staysConnected)('a connection', () => {
      test('gets the frames that are for its user, in order, and no others', async () => {
        const [ann, again, ben] = [await as('ann'), await as('ann'), await as('ben')];
        const annId = signIn('ann').user.id;
        const crowd = Array.from({ length: 25_000 }, (_, index) => `absent-${index}` as UserId);
        void world.kit.publisher.publish([frame('one', [...crowd, annId]), frame('two', [annId])]);
        void world.kit.publisher.publish([
          frame('three', [annId]),
          frame('four', [annId, signIn('ben').user.id]),
        ]);
        for (const client of [ann, again])
          await expect.poll(() => idsOf(client)).toEqual(['one', 'two', 'three', 'four']);
        expect(ann.frames[0]).toMatchObject({
          name: 'message.created',
          at: '1970-01-01T00:00:00.000Z',
          data: { conversationId, text: 'one' },
        });
        await expect.poll(() => idsOf(ben)).toEqual(['four']);
      });

      test('is told within 2 s that frames may have been lost, unless it is gone', async () => {
        const [ann, ben] = [await as('ann'), await as('ben')];
        world.kit.resync();
        ben.close();
        await expect.poll(() => presence).toContain('-ben');
        timers.pass(2);
        await expect.poll(() => ann.frames.map(({ name }) => name)).toEqual(['resync']);
        expect(ben.frames).toEqual([]);
      });

      test('counts as presence from its start to its end, and its user as connected', async () => {
        const [ann, again] = [await as('ann'), await as('ann')];
        if (wire.takesAnyone) await connect({});
        await expect.poll(() => presence).toEqual(['+ann', '+ann']);
        expect(online()).toEqual(['ann']);
        ann.close();
        await expect.poll(() => presence).toEqual(['+ann', '+ann', '-ann']);
        expect(world.kit.online.nobody()).toBe(false);
        again.close();
        await expect.poll(() => presence).toEqual(['+ann', '+ann', '-ann', '-ann']);
        expect(world.kit.online.nobody()).toBe(true);
      });

      test('is counted by the gauge of its wire', async () => {
        await as('ann');
        const gauge = async () =>
          (await world.registry.metrics()).match(
            new RegExp(`^connections{wire="${wire.name}"} (\\d+)$`, 'm'),
          )?.[1];
        await expect.poll(gauge).toBe('1');
        clients[0]!.close();
        await expect.poll(gauge).toBe('0');
      });

      test('closes when its session ends, after its running calls were answered; other sessions stay', async () => {
        closeGate();
        const [client, other] = [
          await connect({ token: signIn('ann', 'phone').accessToken }),
          await as('ann'),
        ];
        let isClosed = false;
        void client.closed.then(() => {
          isClosed = true;
        });
        const answered = wire.answersOnConnection ? say(client, texts.waits) : undefined;
        if (answered) await expect.poll(() => asked.length).toBe(1);
        world.sessions.end('phone');
        if (answered) {
          expect(await say(other, 'hi')).toMatchObject({ ok: true });
          expect(isClosed).toBe(false);
          gate.open();
          expect(await answered).toMatchObject({ ok: true });
        }
        await client.closed;
        expect(await say(other, 'hi')).toMatchObject({ ok: true });
      });

      test('closes when its session ends while it connects', async () => {
        world.sessions.onNext = ({ sessionId }) => world.sessions.end(sessionId);
        const { accessToken } = signIn('ann');
        const gone = await connect({ token: accessToken }).then(
          (client) => client.closed.then(() => 'closed'),
          () => 'refused',
        );
        expect(['closed', 'refused']).toContain(gone);
        await expect.poll(() => world.kit.online.nobody()).toBe(true);
      });

      test('closes when its token expires', async () => {
        const { closed } = await connect({ token: signIn('ann', 'short', 120).accessToken });
        timers.pass(119);
        expect(world.kit.online.nobody()).toBe(false);
        timers.pass(2);
        await closed;
      });

      test.runIf(wire.takesCookies)(
        'by cookie outlives its token once the cookie was refreshed',
        async () => {
          const client = await connect({ cookie: signIn('ann', 'tab', 120).accessToken, origin: ownOrigin });
          timers.pass(100);
          signIn('ann', 'tab', 120);
          timers.pass(50);
          await say(await as('ben'), 'hi');
          const annId = signIn('ann').user.id;
          void world.kit.publisher.publish([frame('still here', [annId])]);
          await expect.poll(() => idsOf(client)).toEqual(['still here']);
          timers.pass(100);
          await client.closed;
        },
      );

      test('of a client that does not read is cut before it fills the memory; others get everything', async () => {
        const [slow, ben] = [await as('ann'), await as('ben')];
        const to = [signIn('ann').user.id, signIn('ben').user.id];
        slow.stopReading();
        const text = 'x'.repeat(64 * 1024);
        let sent = 0;
        while (sent < 1_000 && online().includes('ann')) {
          void world.kit.publisher.publish([frame(`${sent++}`, to, text)]);
          // The reader keeps pace.
          await expect.poll(() => ben.frames.length, { interval: 1 }).toBe(sent);
        }
        expect(online()).toEqual(['ben']);
        await expect.poll(() => presence).toContain('-ann');
        expect(ben.frames).toHaveLength(sent);
      });

      test('with a new token outlives the old one, where the protocol can give it', async ({ skip }) => {
        const client = await connect({ token: signIn('ann', 'tab', 120).accessToken });
        if (!client.renew) return skip();
        timers.pass(100);
        expect(await client.renew(signIn('ann', 'tab', 120).accessToken)).toMatchObject({ ok: true });
        timers.pass(50);
        expect(await say(client, 'hi')).toMatchObject({ ok: true });
        timers.pass(100);
        await client.closed;
      });

      test.runIf(wire.answersOnConnection)('of a client that calls and does not read is cut', async () => {
        const ann = await as('ann');
        ann.stopReading();
        const isOnline = () => online().includes('ann');
        for (let sent = 1; sent <= 1_000 && isOnline(); sent++) {
          say(ann, 'x'.repeat(64 * 1024)).catch(() => {});
          await expect.poll(() => callLines().length >= sent || !isOnline(), { interval: 1 }).toBe(true);
        }
        expect(isOnline()).toBe(false);
      });

      test('beyond the limit of its wire is refused', async () => {
        await world.close();
        await start({ limits: { maxConnections: 1 } });
        await as('ann');
        expect(await refusalOf(as('ben')).then((problem) => problem ?? 'cut')).toSatisfy(
          (problem) => problem === 'cut' || (problem as { status: number }).status === 503,
        );
        expect(online()).toEqual(['ann']);
      });

      test.runIf(wire.answersOnConnection)('has a limited number of calls under way', async () => {
        closeGate();
        const ann = await as('ann');
        const waiting = [1, 2, 3].map(() => say(ann, texts.waits));
        await expect.poll(() => asked.length).toBe(3);
        expect(await say(ann, 'hi')).toMatchObject({
          ok: false,
          problem: { status: 429, code: 'request.too-many-in-flight' },
        });
        gate.open();
        expect(await Promise.all(waiting)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
        expect(await say(ann, 'hi')).toMatchObject({ ok: true });
      });

      test.runIf(wire.pings)('of a client that gives no sign of life is cut', async () => {
        await world.close();
        await start({ limits: { pingEveryMs: 30_000 }, wires: [wire.create!(1024 ** 3)] });
        const forLong = (name: string) => connect({ token: signIn(name, name, hour).accessToken });
        const [dead, alive] = [await forLong('ann'), await forLong('ben')];
        dead.stopReading();
        const annId = signIn('ann').user.id;
        // What the system takes off our hands looks as if it were read.
        const text = 'x'.repeat(1024 ** 2);
        for (let sent = 0; sent < 30; sent++)
          void world.kit.publisher.publish([frame(`${sent}`, [annId], text)]);
        for (let beats = 0; beats < 3; beats++) {
          timers.pass(30);
          await say(alive, 'here');
        }
        await expect.poll(online).toEqual(['ben']);
      });

      test('of a client that does not answer does not delay the stop', async () => {
        await world.close();
        await start({ timers: undefined as never, limits: { closeTimeoutMs: 100 } });
        const dead = await as('ann');
        dead.stopReading();
        const startedAt = performance.now();
        await world.stop();
        expect(performance.now() - startedAt).toBeLessThan(5_000);
      });
    });
  });
}

function problemOf(outcome: Outcome) {
  if (outcome.ok) throw new Error('The call was not refused');
  return outcome.problem;
}
