import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../application/kernel/ports.ts';
import { atMost } from '../../kernel/runtime/at-most.ts';

export const linkLifeMs = 10 * 60_000;
const reusedMs = linkLifeMs / 2;

/** Reuses a link for half of its lifetime: signing is expensive, and browsers cache by URL. */
export class LinkCache {
  readonly #clock: Clock;
  readonly #links = new LRUCache<string, { readonly url: Promise<string>; readonly until: number }>(
    atMost(50_000),
  );

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async of(key: string, sign: () => Promise<string>): Promise<string> {
    const known = this.#links.get(key);
    if (known && known.until > this.#clock.now()) return known.url;
    const url = sign();
    this.#links.set(key, { url, until: this.#clock.now() + reusedMs });
    url.catch(() => this.#links.delete(key));
    return url;
  }
}
