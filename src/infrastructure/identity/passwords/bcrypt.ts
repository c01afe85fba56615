import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { PasswordHasher } from '../../../application/identity/ports.ts';
import { Semaphore } from '../../../application/kernel/concurrency/semaphore.ts';

export interface BcryptOptions {
  readonly pepper: string;
  readonly cost: number;
  /** Concurrent hashes. By default one core is left free. */
  readonly atOnce?: number;
  /** Calls that may wait in the queue. */
  readonly queued?: number;
}

export class BcryptHasher extends PasswordHasher {
  readonly #pepper: string;
  readonly #cost: number;
  readonly #hashing: Semaphore;
  readonly #hashOfNobody: string;
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
    this.#hashing = new Semaphore(atOnce, {
      maxWaiting: queued,
      retryAfterSeconds: () => Math.max(1, Math.ceil((queued * this.#secondsPerHash) / atOnce)),
    });
    this.#hashOfNobody = bcrypt.genSaltSync(cost) + '.'.repeat(31);
  }

  hash(password: string): Promise<string> {
    return this.#timed(() => bcrypt.hash(this.#digest(password), this.#cost));
  }

  async verify(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }> {
    const compared = hash ?? this.#hashOfNobody;
    const equal = await this.#timed(() => bcrypt.compare(this.#digest(password), compared));
    return { matches: equal && hash !== null, outdated: bcrypt.getRounds(compared) !== this.#cost };
  }

  /** 64 characters for any password: bcrypt ignores everything after 72 bytes or a null byte. */
  #digest(password: string): string {
    return createHmac('sha384', this.#pepper).update(password).digest('base64');
  }

  #timed<T>(hash: () => Promise<T>): Promise<T> {
    return this.#hashing.run(async () => {
      const from = performance.now();
      try {
        return await hash();
      } finally {
        this.#secondsPerHash = (performance.now() - from) / 1000;
      }
    });
  }
}
