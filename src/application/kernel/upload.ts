import { z } from 'zod';

/** An uploaded file, spooled to the local disk; deleted when the call ends. */
export abstract class Upload {
  /** The name given by the sender: untrusted, and never part of a path. */
  abstract readonly name: string;
  /** Bytes. */
  abstract readonly size: number;
  abstract readonly path: string;
  /** Base64url. */
  abstract readonly sha256: string;
  abstract bytes(): AsyncIterable<Uint8Array>;

  /** What an `Idempotency-Key` compares. */
  toJSON(): object {
    return { name: this.name, size: this.size, sha256: this.sha256 };
  }
}

/** Buffers uploads on disk, because they are too large for memory. */
export abstract class Spool {
  /** Throws `UploadTooLarge` above `limit` bytes, and then keeps nothing. */
  abstract save(name: string, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Upload>;
  /** The upload for a file that a tool wrote to a `freshPath`. */
  abstract written(name: string, path: string): Promise<Upload>;
  abstract freshPath(): Promise<string>;
  abstract drop(uploads: readonly Upload[]): Promise<void>;
}

/** Marks a field that is sent as a part of a multipart form. */
export const uploadField = z.instanceof(Upload).meta({
  type: 'string',
  format: 'binary',
  description: 'The bytes of a file, as a part of a form; at most 25 MiB.',
});

/** The maximum size in bytes of a file sent with a call; larger files are uploaded to the store directly. */
export const uploadLimit = 25 * 1024 * 1024;
