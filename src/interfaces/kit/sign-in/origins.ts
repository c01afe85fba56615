import type { IncomingHttpHeaders } from 'node:http';
import { CrossSite } from '../../refusals.ts';

/** The web origins that may use a visitor's cookie: our own and the listed ones. */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  readonly #own: string;

  constructor(publicUrl: URL, listed: readonly string[]) {
    this.#own = publicUrl.origin;
    this.#listed = new Set(listed.map((origin) => new URL(origin).origin));
  }

  /** The listed ones. */
  get all(): string[] {
    return [...this.#listed];
  }

  get any(): boolean {
    return this.#listed.size > 0;
  }

  /** For CORS: same-origin pages need no permission. */
  listed(origin: string | undefined): origin is string {
    return origin !== undefined && this.#listed.has(origin);
  }

  /** The headers that let pages of a listed origin read an answer. */
  sharing(origin: string | undefined): Record<string, string> {
    if (!this.any) return {};
    const vary = { vary: 'Origin' };
    if (!this.listed(origin)) return vary;
    return {
      ...vary,
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'ETag, Retry-After, X-Request-Id',
    };
  }

  /**
   * Throws when a request carries a cookie and may have been caused by another site. Every browser sends one of the two
   * headers with a write, so a request with neither comes from a program, which nobody can trick.
   */
  guard(headers: IncomingHttpHeaders): void {
    const site = headers['sec-fetch-site'];
    if (site === undefined && headers.origin === undefined) return;
    if (site === 'same-origin' || site === 'none') return;
    if (this.listed(headers.origin)) return;
    if (site === undefined && headers.origin === this.#own) return;
    throw new CrossSite();
  }
}
