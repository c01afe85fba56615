import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Content } from '../../domain/media/content.ts';
import type { FileId } from '../../domain/media/file.ts';
import type { FileKind } from '../kernel/files.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { Upload } from '../kernel/upload.ts';
import type { FileView } from './views.ts';

export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Instant;
}

/** Bytes `from` to `to`, both included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

export interface ReadLink {
  readonly contentType: string;
  /** What a browser calls the file when it saves it. */
  readonly name: string;
  /** Never shown in a browser, only saved. */
  readonly attachment: boolean;
}

/** A request that its holder may make once, until `expiresAt`. */
export interface WriteLink {
  readonly method: 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

/** Where bytes are kept: keys are paths of ours, and an object is never changed once it is there. */
export abstract class ObjectStore {
  /** Whole or not at all, and stored when it returns. Throws when there is such an object already. */
  abstract put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void>;
  /** Undefined when there is none. */
  abstract get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  abstract head(key: string): Promise<StoredObject | undefined>;
  /** Removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  abstract list(prefix: string): AsyncIterable<StoredObject>;
  /** Opens in a browser as it is, for 5 to 10 minutes. */
  abstract readUrl(key: string, link: ReadLink): Promise<string>;
  /** For exactly this type and, where the protocol can say so, this size; for 10 minutes. */
  abstract writeUrl(key: string, contentType: string, size: number): Promise<WriteLink>;
  /** Throws when the store does not answer. */
  abstract check(): Promise<void>;
}

/** What a file is made of, as it goes to the store. */
export interface Inspected {
  readonly content: Omit<Content, 'revisionId'>;
  readonly objects: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly upload: Upload;
  }[];
}

/** Looks into what was sent, and makes of it what may be shown. */
export abstract class Inspection {
  /**
   * Throws what `uploadRefusals` lists. What it wrote is in the spool and has to be dropped; the upload itself
   * may have been changed.
   */
  abstract inspect(upload: Upload): Promise<Inspected>;
}

/** How much room someone's files take. */
export abstract class Usage {
  /** Throws `QuotaExceeded` when there is no room right now; for refusing early. */
  abstract check(ownerId: UserId, bytes: number): Promise<void>;
  /** Part of the unit of work, exact under any race; less than 0 gives room back. Throws `QuotaExceeded`. */
  abstract charge(ownerId: UserId, bytes: number): Promise<void>;
}

export abstract class FileReader {
  /** To its owner, and to whoever may see what it is attached to. */
  abstract one(viewerId: UserId, id: FileId): Promise<FileView | undefined>;
  abstract own(
    ownerId: UserId,
    kind: FileKind | undefined,
    page: PageRequest<FileId>,
  ): Promise<Page<FileView>>;
}

export abstract class MediaPurge {
  /** Someone's files, pending ones too. */
  abstract fileIds(ownerId: UserId, limit: number): Promise<FileId[]>;
  /** What shows them is gone as well. */
  abstract forget(ownerId: UserId, fileIds: readonly Id[]): void;
}
