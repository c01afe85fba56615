import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { ReadLink } from '../../../application/media/ports.ts';
import { atMost } from '../../kernel/runtime/at-most.ts';

export const linkLifeMs = 10 * 60_000;
/** `FileViews` keeps a link as long again, so that it is valid for at least half of its lifetime in an answer. */
export const reusedMs = linkLifeMs / 4;

/** Reuses a link: signing is expensive, and browsers cache by URL. */
export class LinkCache {
  readonly #clock: Clock;
  readonly #links = new LRUCache<string, { readonly url: Promise<string>; readonly until: number }>(
    atMost(50_000),
  );

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async of(key: string, link: ReadLink, sign: () => Promise<string>): Promise<string> {
    // Whatever differs in the answer is a part of the name.
    const name = JSON.stringify([key, link.contentType, link.name, link.attachment]);
    const known = this.#links.get(name);
    if (known && known.until > this.#clock.now()) return known.url;
    const url = sign();
    this.#links.set(name, { url, until: this.#clock.now() + reusedMs });
    url.catch(() => this.#links.delete(name));
    return url;
  }
}
