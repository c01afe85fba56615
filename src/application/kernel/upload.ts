import { z } from 'zod';

/** A file on its way in, spooled to this machine's disk; it is gone when the call ends. */
export abstract class Upload {
  /** As the sender calls it: not to be trusted, and never part of a path. */
  abstract readonly name: string;
  /** Bytes. */
  abstract readonly size: number;
  abstract readonly path: string;
  /** Base64url. */
  abstract readonly sha256: string;
  abstract bytes(): AsyncIterable<Uint8Array>;

  /** What an `Idempotency-Key` remembers of it. */
  toJSON(): object {
    return { name: this.name, size: this.size, sha256: this.sha256 };
  }
}

/** Where bytes wait that are too many for memory. */
export abstract class Spool {
  /** Throws `UploadTooLarge` above `limit` bytes, and then keeps nothing. */
  abstract save(name: string, chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Upload>;
  /** What a tool wrote to a `freshPath`. */
  abstract written(name: string, path: string): Promise<Upload>;
  abstract freshPath(): Promise<string>;
  abstract drop(uploads: readonly Upload[]): Promise<void>;
}

/** Marks a field that wires take as a part of a multipart form. */
export const uploadField = z.instanceof(Upload).meta({ type: 'string', format: 'binary' });

/** Bytes of one file that comes with a call; larger ones go to the store directly. */
export const uploadLimit = 25 * 1024 * 1024;
