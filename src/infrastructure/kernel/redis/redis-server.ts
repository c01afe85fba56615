import type { Logger } from 'pino';
import {
  DependencyAway,
  type DependencyDown,
  DependencyRefused,
} from '../../../application/kernel/dependencies.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { DependencyLog } from '../observability/dependency-log.ts';
import { RedisClient } from './redis-client.ts';
import type { RedisAddress } from './redis-url.ts';

const dependency = 'Redis';
// What only the operator can change: credentials, rights.
const refusals = /^(WRONGPASS|NOAUTH|NOPERM)|invalid password/;

/** The connections of this process to Redis, which the service can do without for a while. */
export class RedisServer {
  /** For everything but subscriptions. */
  readonly commands: RedisClient;
  /** The names of all keys and channels start with it. */
  readonly prefix: string;
  readonly #url: string;
  readonly #log: DependencyLog;
  readonly #clients: RedisClient[] = [];
  #fault: DependencyDown = new DependencyAway({ dependency, reason: 'not connected yet' });

  /** Opens nothing before `connect`. */
  constructor({ url, prefix }: RedisAddress, { logger, clock }: { logger: Logger; clock: Clock }) {
    this.#url = url;
    this.prefix = prefix;
    this.#log = new DependencyLog(logger, clock);
    this.commands = this.client('commands');
    this.commands.on('ready', () => this.#log.answered());
    this.commands.on('recovered', () => this.#log.answered());
    this.commands.on('stalled', (error: Error) => this.#failed(error));
  }

  /** A further connection, which `close` closes. */
  client(purpose: string): RedisClient {
    const client = new RedisClient(this.#url, `${this.prefix}-${purpose}`, (error) => this.#failed(error));
    this.#clients.push(client);
    return client;
  }

  /** Resolves once it is connected or the first attempt has failed; it is repeated until `close`. */
  async connect(): Promise<void> {
    // The error is in `#fault`: `check` throws it.
    await this.commands.connect().catch(() => {});
  }

  /** Throws a `DependencyDown` that says why there is no answer. */
  async check(): Promise<void> {
    try {
      await this.commands.ping();
    } catch (error) {
      if (this.commands.status === 'ready') throw faultOf(error as Error);
      throw this.#fault;
    }
  }

  close(): void {
    for (const client of this.#clients) client.disconnect();
  }

  #failed(error: Error): void {
    this.#fault = faultOf(error);
    this.#log.failed(this.#fault);
  }
}

function faultOf(error: Error & { readonly code?: string }): DependencyDown {
  const fault = { dependency, reason: error.code ?? error.message, cause: error };
  return refusals.test(error.message)
    ? new DependencyRefused({ ...fault, reason: error.message })
    : new DependencyAway(fault);
}
