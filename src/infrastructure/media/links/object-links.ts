import { z } from 'zod';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { ReadLink, WriteLink } from '../../../application/media/ports.ts';
import { linkLifeMs } from './link-cache.ts';
import type { SignedLinks } from './signed-links.ts';

const readable = z.object({
  key: z.string(),
  contentType: z.string(),
  name: z.string(),
  attachment: z.boolean(),
  expiresAt: z.number(),
});
const writable = z.object({
  key: z.string(),
  contentType: z.string(),
  size: z.number(),
  expiresAt: z.number(),
});

/** Links to our own HTTP server, for a store that browsers cannot reach. */
export class ObjectLinks {
  readonly #links: SignedLinks;
  readonly #publicUrl: string;
  readonly #clock: Clock;

  constructor(links: SignedLinks, publicUrl: string, clock: Clock) {
    this.#links = links;
    this.#publicUrl = publicUrl;
    this.#clock = clock;
  }

  /** What `ObjectStore.readUrl` promises. */
  async readUrl(key: string, link: ReadLink): Promise<string> {
    return this.#seal('read', { key, ...link, expiresAt: this.#clock.now() + linkLifeMs });
  }

  /** What `ObjectStore.writeUrl` promises; it binds type and size. */
  async writeUrl(key: string, contentType: string, size: number): Promise<WriteLink> {
    const expiresAt = this.#clock.now() + linkLifeMs;
    const url = this.#seal('write', { key, contentType, size, expiresAt });
    return { method: 'PUT', url, headers: { 'content-type': contentType }, expiresAt };
  }

  /** Undefined unless it is an unexpired link of `readUrl`. */
  openRead(sealed: string): z.output<typeof readable> | undefined {
    return this.#alive(readable.safeParse(this.#links.open('read', sealed)).data);
  }

  /** Undefined unless it is an unexpired link of `writeUrl`. */
  openWrite(sealed: string): z.output<typeof writable> | undefined {
    return this.#alive(writable.safeParse(this.#links.open('write', sealed)).data);
  }

  #seal(purpose: string, data: object): string {
    return `${this.#publicUrl}/objects/${this.#links.seal(purpose, data)}`;
  }

  #alive<T extends { readonly expiresAt: number }>(link: T | undefined): T | undefined {
    return link && link.expiresAt > this.#clock.now() ? link : undefined;
  }
}
