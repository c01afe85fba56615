import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import { PasswordHasher } from '../../../application/identity/ports.ts';
import { Semaphore } from '../../../application/kernel/concurrency/semaphore.ts';
import { noPepper, pepperTag } from '../../kernel/files/peppers.ts';

export interface BcryptOptions {
  /** The current one first; `none` stands for no pepper. */
  readonly peppers: readonly string[];
  readonly cost: number;
  /** Concurrent hashes. By default one core is left free. */
  readonly atOnce?: number;
  /** Calls that may wait in the queue. */
  readonly queued?: number;
}

interface Pepper {
  readonly key: string;
  readonly tag: string;
}

/**
 * Stores `p1:<fingerprint of the pepper><bcrypt hash>`, so that each password is hashed once however many peppers there
 * are. A hash without a fingerprint was made without a pepper, or before fingerprints were stored: by the oldest one.
 */
export class BcryptHasher extends PasswordHasher {
  readonly #peppers: readonly Pepper[];
  readonly #cost: number;
  readonly #hashing: Semaphore;
  readonly #hashOfNobody: string;
  #secondsPerHash = 1;

  constructor({
    peppers,
    cost,
    atOnce = Math.max(1, availableParallelism() - 1),
    queued = 32 * atOnce,
  }: BcryptOptions) {
    super();
    this.#peppers = peppers.map((text) => ({ key: text === noPepper ? '' : text, tag: pepperTag(text) }));
    this.#cost = cost;
    this.#hashing = new Semaphore(atOnce, {
      maxWaiting: queued,
      retryAfterSeconds: () => Math.max(1, Math.ceil((queued * this.#secondsPerHash) / atOnce)),
    });
    this.#hashOfNobody = bcrypt.genSaltSync(cost) + '.'.repeat(31);
  }

  hash(password: string): Promise<string> {
    const pepper = this.#peppers[0]!;
    return this.#timed(async () => pepper.tag + (await bcrypt.hash(digest(password, pepper), this.#cost)));
  }

  async verify(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }> {
    const [current] = this.#peppers;
    const maker = hash === null ? undefined : this.#makerOf(hash);
    // For an unknown account or a dropped pepper, verify against a dummy hash, so that it takes the same time.
    const compared = hash === null || !maker ? this.#hashOfNobody : hash.slice(hash.indexOf('$'));
    const equal = await this.#timed(() => bcrypt.compare(digest(password, maker ?? current!), compared));
    return {
      matches: equal && maker !== undefined,
      outdated: maker !== undefined && (maker !== current || bcrypt.getRounds(compared) !== this.#cost),
    };
  }

  #makerOf(hash: string): Pepper | undefined {
    const tag = hash.slice(0, hash.indexOf('$'));
    return tag === '' ? this.#peppers.at(-1) : this.#peppers.find((pepper) => pepper.tag === tag);
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

/** 64 characters for any password: bcrypt ignores everything after 72 bytes or a null byte. */
const digest = (password: string, { key }: Pepper): string =>
  createHmac('sha384', key).update(password).digest('base64');
