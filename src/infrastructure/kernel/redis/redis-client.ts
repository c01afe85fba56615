import { type Command, Redis } from 'ioredis';

/** Longer than any answer takes, and short enough to do without one. */
const answerMs = 100;
const connectMs = 1_000;
const probeEveryMs = 250;
/** A connection that has been silent for so long is opened anew. */
const patienceMs = 3_000;

/**
 * A connection to Redis that keeps no caller waiting: without a connection a command fails at once, and otherwise after
 * 100 ms. After one that got no answer all others fail at once, until a probe is answered.
 *
 * Nothing is sent a second time, since Redis may have done it the first time.
 */
export class RedisClient extends Redis {
  #stalledAt: number | undefined;
  #isReported = false;
  #isClosed = false;
  #probe: NodeJS.Timeout | undefined;

  /** Opens nothing before `connect`. `onError` hears of lost connections and of attempts to connect that fail. */
  constructor(url: string, name: string, onError: (error: Error) => void) {
    super(url, {
      lazyConnect: true,
      disconnectTimeout: connectMs,
      connectionName: name,
      connectTimeout: connectMs,
      commandTimeout: answerMs,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      autoResubscribe: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(25 * 2 ** Math.min(times, 10), 500) * (0.75 + Math.random() / 2),
    });
    // Without a listener, ioredis writes each error to the console.
    this.on('error', onError);
    this.on('close', () => this.#recovered());
  }

  get isAnswering(): boolean {
    return this.status === 'ready' && this.#stalledAt === undefined;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    // Other states are those of the connection's own commands, or refuse the command.
    if (this.status === 'ready' && this.#stalledAt !== undefined && command.name !== 'ping') {
      command.reject(new Error('Redis does not answer'));
      return command.promise;
    }
    const sent = super.sendCommand(command, stream);
    if (this.status === 'ready') this.#watch(command);
    return sent;
  }

  override disconnect(reconnect = false): void {
    clearTimeout(this.#probe);
    if (!reconnect) this.#isClosed = true;
    super.disconnect(reconnect);
  }

  #watch(command: Command): void {
    command.promise.catch((error: Error) => {
      if (/timed out/i.test(error.message)) this.#stall();
    });
  }

  /** The loop may have been busy while the answer arrived: only a probe without an answer shows that Redis is silent. */
  #stall(): void {
    if (this.#stalledAt !== undefined || this.status !== 'ready') return;
    this.#stalledAt = performance.now();
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const error = await this.ping().then(
      () => undefined,
      (reason: Error) => reason,
    );
    if (this.#stalledAt === undefined || this.#isClosed) return;
    if (!error) return this.#recovered();
    if (!this.#isReported) this.emit('stalled', error);
    this.#isReported = true;
    if (performance.now() - this.#stalledAt > patienceMs) this.disconnect(true);
    else this.#probe = setTimeout(() => void this.#ask(), probeEveryMs);
  }

  #recovered(): void {
    clearTimeout(this.#probe);
    this.#stalledAt = undefined;
    if (this.#isReported && this.status === 'ready') this.emit('recovered');
    this.#isReported = false;
  }
}
