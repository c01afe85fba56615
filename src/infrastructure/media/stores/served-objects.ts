import type { Clock } from '../../../application/kernel/ports.ts';
import {
  type ExpectedUpload,
  type ServedObject,
  ServedObjects,
} from '../../../application/kernel/served-objects.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import { ObjectExists, type ObjectStore } from '../../../application/media/ports.ts';
import { avatarKey } from '../links/avatar-links.ts';
import type { ObjectLinks } from '../links/object-links.ts';
import type { SignedLinks } from '../links/signed-links.ts';
import { contentDisposition } from './content-disposition.ts';

const year = 365 * 24 * 3600;

/** Objects that our own HTTP server serves: those behind `ObjectLinks`, and avatars from any store. */
export class StoredObjects extends ServedObjects {
  readonly #store: ObjectStore;
  readonly #objectLinks: ObjectLinks;
  readonly #links: SignedLinks;
  readonly #clock: Clock;

  constructor(store: ObjectStore, objectLinks: ObjectLinks, links: SignedLinks, clock: Clock) {
    super();
    this.#store = store;
    this.#objectLinks = objectLinks;
    this.#links = links;
    this.#clock = clock;
  }

  async read(sealed: string): Promise<ServedObject | undefined> {
    const link = this.#objectLinks.openRead(sealed);
    if (!link) return undefined;
    const maxAge = Math.floor((link.expiresAt - this.#clock.now()) / 1000);
    return this.#served(link.key, {
      contentType: link.contentType,
      disposition: contentDisposition(link),
      maxAge,
      isPublic: false,
    });
  }

  async expectedUpload(sealed: string): Promise<ExpectedUpload | undefined> {
    const link = this.#objectLinks.openWrite(sealed);
    if (!link) return undefined;
    const { key, contentType, size } = link;
    return {
      contentType,
      size,
      store: async (bytes) => {
        if (await this.#store.head(key)) return false;
        const content: Pick<Upload, 'size' | 'bytes'> = { size, bytes: () => bytes };
        try {
          await this.#store.put(key, content, contentType);
          return true;
        } catch (error) {
          // Another request with the same link was faster.
          if (error instanceof ObjectExists) return false;
          throw error;
        }
      },
    };
  }

  async avatar(path: string): Promise<ServedObject | undefined> {
    const key = avatarKey(this.#links, path);
    return key === undefined
      ? undefined
      : this.#served(key, { contentType: 'image/webp', disposition: 'inline', maxAge: year, isPublic: true });
  }

  async #served(
    key: string,
    rest: Pick<ServedObject, 'contentType' | 'disposition' | 'maxAge' | 'isPublic'>,
  ): Promise<ServedObject | undefined> {
    const head = await this.#store.head(key);
    if (!head) return undefined;
    // An object never changes, so a digest of its key is enough; the key itself stays private.
    const etag = `"${this.#links.digest(key)}"`;
    return { ...rest, size: head.size, etag, bytes: (range) => this.#store.get(key, range) };
  }
}
