/** An object of ours that a link of ours leads to. */
export interface ServedObject {
  readonly contentType: string;
  readonly disposition: string;
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  /** Seconds that a browser may keep it; `everyone` may keep what is public. */
  readonly maxAge: number;
  readonly isPublic: boolean;
  /** Bytes `from` to `to`, both included. */
  bytes(range: {
    readonly from: number;
    readonly to: number;
  }): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** What a link of ours accepts. */
export interface ExpectedUpload {
  readonly contentType: string;
  readonly size: number;
  /** Answers false when something was sent there before. */
  store(bytes: AsyncIterable<Uint8Array>): Promise<boolean>;
}

/** The objects that browsers fetch from us, not from the store itself. Undefined stands for a link that is not good. */
export abstract class ServedObjects {
  abstract read(link: string): Promise<ServedObject | undefined>;
  abstract expectedUpload(link: string): Promise<ExpectedUpload | undefined>;
  abstract avatar(path: string): Promise<ServedObject | undefined>;
}
