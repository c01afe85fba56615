/** An object that a signed link or a public path leads to. */
export interface ServedObject {
  readonly contentType: string;
  readonly disposition: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  /** Seconds that caches may keep it; shared caches may keep it only when `isPublic`. */
  readonly maxAge: number;
  readonly isPublic: boolean;
  /** Bytes `from` to `to`, inclusive. */
  bytes(range: {
    readonly from: number;
    readonly to: number;
  }): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** What an upload link accepts. */
export interface ExpectedUpload {
  readonly contentType: string;
  readonly size: number;
  /** Resolves to false when the link was already used. */
  store(bytes: AsyncIterable<Uint8Array>): Promise<boolean>;
}

/** Objects that browsers fetch from this service instead of from the store. Undefined means an invalid link. */
export abstract class ServedObjects {
  abstract read(link: string): Promise<ServedObject | undefined>;
  abstract expectedUpload(link: string): Promise<ExpectedUpload | undefined>;
  abstract avatar(path: string): Promise<ServedObject | undefined>;
}
