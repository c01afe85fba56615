import { randomUUID } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, onTestFinished, test } from 'vitest';
import { ConnectionFailed } from '../../src/interfaces/client/index.ts';
import { run } from '../cli/run.ts';
import { expectVerified } from '../faults/drill.ts';
import { Load, type Member, settle } from '../faults/load.ts';
import { request } from '../kit/processes/service-process.ts';
import { checkOut, findPreviousVersion, thisVersion } from '../kit/processes/versions.ts';
import { follow, hasCluster, type Person, register, roomOf, startCluster } from './cluster.ts';

/** How much of each kind is done in each phase. */
const calls = Number(process.env.UPGRADE_CALLS ?? 8);
const previous = hasCluster ? await findPreviousVersion() : undefined;

test.skipIf(previous === undefined)(
  'processes of the previous version and of this one work side by side, on the way to it and back',
  { timeout: 300_000 + calls * 1_000 },
  async () => {
    const before = await checkOut(previous!);
    onTestFinished(before.remove);
    const cluster = await startCluster({ RATE_LIMITS: 'off' }, { version: before });
    onTestFinished(cluster.stop);
    const { urls, environment, replace, errors } = cluster;
    const members = await settle(urls[0], 6);
    const url = alternating(urls);
    const load = new Load(members, url);
    const visits = new Visits(members, url);
    const chat = await Chat.start(urls);
    load.start();
    visits.start();
    chat.start();
    /** Everything goes on, in every kind of call, through both processes. */
    const goesOn = async () => {
      const done = () => [load.acknowledged.length, visits.count, ...chat.counts];
      const from = done();
      await expect
        .poll(() => Math.min(...done().map((count, i) => count - from[i]!)), { timeout: 60_000 })
        .toBeGreaterThan(calls);
    };

    await goesOn();
    await cluster.migrate(thisVersion);
    await goesOn();
    await replace(2, thisVersion);
    await replace(0, thisVersion);
    await goesOn();
    await replace(1, thisVersion);
    await goesOn();
    // Rolling back: the database stays as it is.
    await replace(0, before);
    await replace(2, before);
    await goesOn();
    await Promise.all([load.stop(), visits.stop(), chat.stop()]);

    // 409: the repeat of a call that was cut off came while the first still ran.
    expect(load.answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(visits.strange).toEqual([]);
    await chat.expectComplete();
    expect(await countOf(environment.DATABASE_URL, 'posts')).toBe(load.acknowledged.length);
    expect(await countOf(environment.DATABASE_URL, 'comments')).toBe(load.comments);
    for (const { postId } of load.acknowledged) {
      const { token } = members[0]!;
      expect((await request(urls[0], 'GET', `/posts/${postId}`, { token }))?.status).toBe(200);
    }
    await expect.poll(() => countOf(environment.DATABASE_URL, due), { timeout: 20_000 }).toBe(0);
    await expectVerified(environment);
    expect(errors()).toEqual([]);
    const applied = await run('migrate', [], environment);
    expect(applied).toMatchObject({ code: 0, stdout: 'The schema is up to date.\n' });
  },
);

/** Outbox messages; what waits for someone to read a message is not due for a minute. */
const due = "dispatches where coalesce(progress, '') <> 'unless-read'";

/** As a proxy sends calls to several processes. */
function alternating(urls: readonly string[]): () => string {
  let calls = 0;
  return () => urls[calls++ % urls.length]!;
}

async function countOf(url: string, table: string): Promise<number> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>(`select count(*) as n from ${table}`);
  await connection.end();
  return rows[0]!.n as number;
}

/** People who read their feeds and follow and unfollow others. */
class Visits {
  count = 0;
  readonly strange: string[] = [];
  readonly #members: readonly Member[];
  readonly #url: () => string;
  #isRunning = true;
  #work: Promise<unknown> = Promise.resolve();

  constructor(members: readonly Member[], url: () => string) {
    this.#members = members;
    this.#url = url;
  }

  start(): void {
    this.#work = Promise.all(this.#members.map((member, i) => this.#life(member, i)));
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#work;
  }

  async #life({ token }: Member, i: number): Promise<void> {
    const other = this.#members[(i + 1) % this.#members.length]!.id;
    while (this.#isRunning)
      for (const [method, path] of [
        ['GET', '/posts/feed'],
        ['POST', `/users/${other}/unfollow`],
        ['GET', '/posts/feed'],
        ['POST', `/users/${other}/follow`],
      ] as const) {
        // Without an answer the process was just replaced, and a proxy would have asked the other.
        const answer = await request(this.#url(), method, path, { token });
        if (answer && answer.status >= 300) this.strange.push(`${method} ${path}: ${answer.status}`);
        if (answer) this.count++;
      }
  }
}

type Follower = Awaited<ReturnType<typeof follow>>;
type App = Follower['client'];

/** Two people who write to each other, each over a socket of another process. */
class Chat {
  readonly #apps: readonly Follower[];
  readonly #roomId: string;
  readonly #sent: string[][] = [[], []];
  #isRunning = true;
  #work: Promise<unknown> = Promise.resolve();

  private constructor(apps: readonly Follower[], roomId: string) {
    this.#apps = apps;
    this.#roomId = roomId;
  }

  static async start(urls: readonly [string, string, ...string[]]): Promise<Chat> {
    const people: Person[] = [await register(urls[0]), await register(urls[1])];
    const roomId = await roomOf(urls[0], people);
    return new Chat(await Promise.all(people.map((person, i) => follow(urls[i]!, person, roomId))), roomId);
  }

  get counts(): number[] {
    return this.#sent.map(({ length }) => length);
  }

  start(): void {
    this.#work = Promise.all(this.#apps.map(({ client }, i) => this.#life(client, this.#sent[i]!, i)));
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#work;
  }

  /** Both have every message, once, and in the same order. */
  async expectComplete(): Promise<void> {
    const sent = this.#sent.flat().toSorted();
    const [first, second] = this.#apps;
    await expect.poll(() => first!.texts().toSorted(), { timeout: 20_000 }).toEqual(sent);
    await expect.poll(() => second!.texts(), { timeout: 20_000 }).toEqual(first!.texts());
  }

  async #life(app: App, sent: string[], i: number): Promise<void> {
    while (this.#isRunning) {
      const text = `${i} ${sent.length}`;
      await insist(app, { conversationId: this.#roomId, clientId: randomUUID(), text });
      sent.push(text);
    }
  }
}

/** The client gives up after a few attempts; the same id makes the message once however often it is sent. */
async function insist(app: App, message: { conversationId: string; clientId: string; text: string }) {
  for (;;)
    try {
      return await app.call('messaging.send-message', message);
    } catch (error) {
      if (!(error instanceof ConnectionFailed)) throw error;
    }
}
