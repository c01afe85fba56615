import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { RedisClient } from '../redis/redis-client.ts';
import type { RedisServer } from '../redis/redis-server.ts';
import { Bus, type Topic } from './bus.ts';
import { open, type Signal, seal, signalPayload } from './envelope.ts';
import { BusListeners } from './listeners.ts';
import { Peers } from './peers.ts';

interface BusTimings {
  readonly tickMs: number;
  readonly beatEveryMs: number;
  /** A subscription that has heard nothing for so long, not even our own beat, is half open. */
  readonly silenceMs: number;
  /** A process that has not been heard for so long is dead. */
  readonly deadAfterMs: number;
}
const usualTimings: BusTimings = {
  tickMs: 1_000,
  beatEveryMs: 10_000,
  silenceMs: 3_000,
  deadAfterMs: 25_000,
};
/** Of interest only to processes that answer callers. */
const forSockets: ReadonlySet<Topic> = new Set(['frames', 'typing']);
/** Gaps of several publishers that are noticed within this time are one. */
const gapMs = 50;

/**
 * Messages over one channel of Redis, which brings each process its own too: so it notices that its subscription is
 * dead. Publishers number their messages, and the numbers in their beats show what was lost.
 */
export class RedisBus extends Bus {
  readonly #redis: RedisServer;
  readonly #logger: Logger;
  readonly #timings: BusTimings;
  readonly #channel: string;
  readonly #about: Buffer;
  readonly #id = randomBytes(16);
  readonly #own = this.#id.toString('latin1');
  readonly #listeners = new BusListeners();
  readonly #peers = new Peers();
  #subscriber: RedisClient | undefined;
  #isSubscribed = false;
  /** The others have not heard of this process since it or Redis was away. */
  #isHelloDue = false;
  #sequence = 0;
  #beatAt = 0;
  #heardAt = 0;
  #tickedAt = 0;
  /** Since when everyone who publishes is heard. */
  #listeningSince = 0;
  #ticks: NodeJS.Timeout | undefined;
  #gap: NodeJS.Timeout | undefined;

  constructor(
    redis: RedisServer,
    logger: Logger,
    { answersCallers = true, ...timings }: Partial<BusTimings> & { readonly answersCallers?: boolean } = {},
  ) {
    super();
    this.#redis = redis;
    this.#logger = logger;
    this.#about = signalPayload(answersCallers);
    this.#timings = { ...usualTimings, ...timings };
    this.#channel = `${redis.prefix}:bus`;
  }

  get others(): number {
    return this.#peers.answering;
  }

  publish(topic: Topic, payload: () => Uint8Array): void {
    // Counted in any case: a process that was taken for dead learns from the number that it has missed something.
    this.#sequence++;
    if (forSockets.has(topic) && this.#isAlone) return;
    void this.#send(seal(this.#id, this.#sequence, topic, payload()));
  }

  /** Nobody else answers callers. The others say that they do within this time after the subscription. */
  get #isAlone(): boolean {
    const { tickMs } = this.#timings;
    return this.#isSubscribed && performance.now() - this.#listeningSince > tickMs && this.others === 0;
  }

  on(topic: Topic, listener: (payload: Buffer) => void): void {
    this.#listeners.on(topic, listener);
  }

  onGap(listener: () => void): void {
    this.#listeners.onGap(listener);
  }

  async start(): Promise<void> {
    const subscriber = this.#redis.client('bus');
    this.#subscriber = subscriber;
    subscriber.on('messageBuffer', (_: Buffer, message: Buffer) => this.#receive(message));
    subscriber.on('close', () => {
      this.#isSubscribed = false;
    });
    subscriber.on('ready', () => void this.#subscribe(subscriber));
    for (const back of ['ready', 'recovered']) this.#redis.commands.on(back, () => void this.#hello());
    this.#tickedAt = performance.now();
    this.#ticks = setInterval(() => this.#tick(), this.#timings.tickMs);
    // Later attempts follow by themselves, and the log says why this one failed.
    const connected = await subscriber.connect().then(
      () => true,
      () => false,
    );
    if (connected) await this.#subscribe(subscriber);
  }

  async stop(): Promise<void> {
    clearInterval(this.#ticks);
    clearTimeout(this.#gap);
    if (!this.#subscriber) return;
    this.#subscriber.removeAllListeners('ready');
    await this.#signal('bye');
    this.#subscriber.disconnect();
  }

  /** Resolves to the number of subscribers that it reached. */
  async #send(message: Buffer): Promise<number> {
    try {
      return await this.#redis.commands.publish(this.#channel, message);
    } catch {
      // The connection logs that Redis is away; whoever misses the message sees the gap in the sequence.
      return 0;
    }
  }

  #signal(signal: Signal): Promise<number> {
    this.#beatAt = performance.now();
    return this.#send(seal(this.#id, this.#sequence, signal, this.#about));
  }

  async #subscribe(subscriber: RedisClient): Promise<void> {
    if (this.#isSubscribed) return;
    try {
      await subscriber.subscribe(this.#channel);
    } catch (error) {
      // Unless the connection is lost, which is reported elsewhere, it is opened anew.
      this.#logger.debug({ err: error }, 'the bus could not be subscribed to');
      if (subscriber.status === 'ready') subscriber.disconnect(true);
      return;
    }
    if (this.#isSubscribed) return;
    this.#isSubscribed = true;
    this.#listenAnew();
    await this.#hello();
  }

  /** Everyone answers with a beat, which shows what this process has missed. */
  async #hello(): Promise<void> {
    this.#isHelloDue = true;
    if (!this.#isSubscribed) return;
    // Redis may be back for publishers before subscribers: reaching nobody, not even ourselves, is no success.
    if ((await this.#signal('hello')) > 0) this.#isHelloDue = false;
  }

  #listenAnew(): void {
    const now = performance.now();
    this.#heardAt = now;
    this.#listeningSince = now;
    this.#peers.allHeard(now);
  }

  #tick(): void {
    const now = performance.now();
    const { tickMs, beatEveryMs, silenceMs, deadAfterMs } = this.#timings;
    // This process stood still, and may have much to read before it knows who lives.
    if (now - this.#tickedAt > silenceMs) this.#listenAnew();
    this.#tickedAt = now;
    if (!this.#isSubscribed) return;
    if (now - this.#heardAt > silenceMs) {
      this.#logger.warn('the bus is silent: it is subscribed to anew');
      this.#isSubscribed = false;
      this.#subscriber!.disconnect(true);
    } else if (this.#isHelloDue) void this.#hello();
    else if (now - this.#beatAt >= beatEveryMs || now - this.#heardAt >= tickMs) void this.#signal('beat');
    if (now - this.#listeningSince > deadAfterMs && this.#peers.forgetSilentSince(now - deadAfterMs))
      this.#reportGap();
  }

  #receive(message: Buffer): void {
    const now = performance.now();
    this.#heardAt = now;
    const envelope = open(message);
    if (!envelope || envelope.publisher === this.#own) return;
    const isGap = this.#peers.heard(envelope, now);
    if (isGap) this.#reportGap();
    const { kind } = envelope;
    if (kind === 'hello') void this.#signal('beat');
    if (typeof kind === 'string') return;
    try {
      this.#listeners.deliver(kind.topic, kind.payload);
    } catch (error) {
      // Such as one of another version, which must not end this process.
      this.#logger.error(
        { err: error, topic: kind.topic },
        'a message of another process was not understood',
      );
    }
  }

  #reportGap(): void {
    this.#gap ??= setTimeout(() => {
      this.#gap = undefined;
      this.#logger.info('messages of other processes were lost');
      this.#listeners.gap();
    }, gapMs);
  }
}
