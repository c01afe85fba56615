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
  /** The file name when a browser saves it. */
  readonly name: string;
  /** Browsers save it instead of showing it. */
  readonly attachment: boolean;
}

/** A request that its holder may make once before `expiresAt`. */
export interface WriteLink {
  readonly method: 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

/** Stores bytes under keys that are paths. An object never changes once it is stored. */
export abstract class ObjectStore {
  /** Atomic, and durable when it returns. Throws when the key exists. */
  abstract put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void>;
  /** Undefined when there is no such object. */
  abstract get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  abstract head(key: string): Promise<StoredObject | undefined>;
  /** Does nothing when there is no such object. */
  abstract remove(key: string): Promise<void>;
  abstract list(prefix: string): AsyncIterable<StoredObject>;
  /** A URL that a browser can open, valid for 5 to 10 minutes. */
  abstract readUrl(key: string, link: ReadLink): Promise<string>;
  /** Valid for 10 minutes, for this content type and, where the protocol allows, for exactly this size in bytes. */
  abstract writeUrl(key: string, contentType: string, size: number): Promise<WriteLink>;
  /** Throws when the store does not answer. */
  abstract check(): Promise<void>;
}

/** An inspected upload: what it contains, and the objects to store for it. */
export interface Inspected {
  readonly content: Omit<Content, 'revisionId'>;
  readonly objects: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly upload: Upload;
  }[];
}

/** Checks an upload and produces the objects that may be shown. */
export abstract class Inspection {
  /**
   * Throws the refusals of `uploadRefusals`. The caller drops the returned objects from the spool. The upload itself
   * may be changed in place.
   */
  abstract inspect(upload: Upload): Promise<Inspected>;
}

/** How much space the files of an account use, in bytes. */
export abstract class Usage {
  abstract of(ownerId: UserId): Promise<{ readonly used: number; readonly quota: number }>;
  /** To refuse early: throws `QuotaExceeded` when the quota has no space for it now. */
  abstract check(ownerId: UserId, bytes: number): Promise<void>;
  /** Part of the unit of work, exact under concurrency. Negative `bytes` free space. Throws `QuotaExceeded`. */
  abstract charge(ownerId: UserId, bytes: number): Promise<void>;
}

export interface FileFilter {
  readonly kind?: FileKind | undefined;
  /** True: only files that nothing shows; false: only the others. */
  readonly unused?: boolean | undefined;
}

export abstract class FileReader {
  /** For its owner, and for everyone who may see something that it is attached to. */
  abstract one(viewerId: UserId, id: FileId): Promise<FileView | undefined>;
  abstract own(ownerId: UserId, filter: FileFilter, page: PageRequest<FileId>): Promise<Page<FileView>>;
}

export abstract class MediaPurge {
  /** All files of an owner, incomplete uploads included. */
  abstract fileIds(ownerId: UserId, limit: number): Promise<FileId[]>;
  /** Forgets the owner's usage and what these files are attached to. */
  abstract detachAll(ownerId: UserId, fileIds: readonly Id[]): void;
}
