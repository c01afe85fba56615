import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { PasswordHasher } from '../../application/identity/ports.ts';
import { TooManyRequests } from '../../application/kernel/errors.ts';

export interface BcryptOptions {
  readonly pepper: string;
  readonly cost: number;
  /** Hashes at a time; one core is left to everything else. */
  readonly atOnce?: number;
  /** Calls that may wait for their turn. */
  readonly queued?: number;
}

export class BcryptHasher extends PasswordHasher {
  readonly #pepper: string;
  readonly #cost: number;
  readonly #atOnce: number;
  readonly #queued: number;
  readonly #waiting: (() => void)[] = [];
  readonly #hashOfNobody: string;
  #running = 0;
  #secondsPerHash = 1;

  constructor({
    pepper,
    cost,
    atOnce = Math.max(1, availableParallelism() - 1),
    queued = 32 * atOnce,
  }: BcryptOptions) {
    super();
    this.#pepper = pepper;
    this.#cost = cost;
    this.#atOnce = atOnce;
    this.#queued = queued;
    this.#hashOfNobody = bcrypt.genSaltSync(cost) + '.'.repeat(31);
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => bcrypt.hash(this.#condensed(password), this.#cost));
  }

  async verify(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }> {
    const compared = hash ?? this.#hashOfNobody;
    const equal = await this.#inTurn(() => bcrypt.compare(this.#condensed(password), compared));
    return { matches: equal && hash !== null, outdated: bcrypt.getRounds(compared) !== this.#cost };
  }

  /** 64 characters of any password: bcrypt itself stops at 72 bytes and at a null. */
  #condensed(password: string): string {
    return createHmac('sha384', this.#pepper).update(password).digest('base64');
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++;
    else await this.#turn();
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.#secondsPerHash = (performance.now() - from) / 1000;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Resolves when a running one hands its place over. */
  #turn(): Promise<void> {
    if (this.#waiting.length >= this.#queued) {
      const seconds = (this.#queued * this.#secondsPerHash) / this.#atOnce;
      throw new TooManyRequests({ retryAfterSeconds: Math.max(1, Math.ceil(seconds)) });
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    return promise;
  }
}
