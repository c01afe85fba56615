import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Content, RevisionId } from '../../domain/media/content.ts';
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
  /** What the answer is sent as, whatever type the object was stored with. */
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
  /** Sent unchanged; some stores refuse the request without them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

/** Refuses a second object under a key. */
export class ObjectExists extends Error {}

/**
 * Stores bytes under keys that are paths. An object never changes once it is stored. When the store cannot be used, every
 * method throws a `DependencyDown`; what is not there is never confused with what cannot be read.
 */
export abstract class ObjectStore {
  /**
   * Atomic, and durable when it returns. Throws `ObjectExists` when the key exists, also for all but one of many
   * concurrent calls. Nothing is stored when the stream fails, has not exactly `size` bytes, or arrives changed.
   */
  abstract put(key: string, content: Pick<Upload, 'size' | 'bytes'>, contentType: string): Promise<void>;
  /** Undefined when there is no such object. */
  abstract get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Undefined when there is no such object. */
  abstract head(key: string): Promise<StoredObject | undefined>;
  /** Does nothing when there is no such object. */
  abstract remove(key: string): Promise<void>;
  /** All objects whose keys start with `prefix`, however many there are, in any order. */
  abstract list(prefix: string): AsyncIterable<StoredObject>;
  /**
   * A URL that a browser can open, valid for 5 to 10 minutes, to read this object and nothing else. The answer has the
   * link's type and name, and may be cached privately for at most ten minutes. The same link is the same URL for a
   * while, so that browsers can cache it.
   */
  abstract readUrl(key: string, link: ReadLink): Promise<string>;
  /**
   * A link to upload one object, valid for 10 minutes. It always binds the key, and works once. Where the protocol
   * allows, it also binds the content type and the exact size in bytes (not on Azure): the caller who asked for the link
   * checks the size and the content of what was sent, as `media.complete-upload` does.
   */
  abstract writeUrl(key: string, contentType: string, size: number): Promise<WriteLink>;
  /**
   * Throws `DependencyRefused` when the store answers but does not accept us: wrong credentials, no such bucket, no
   * permission. Throws `DependencyAway` when it does not answer within 5 seconds, or has a fault of its own.
   */
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

/** Contents of files that stay although their files are gone: moderators keep them as evidence. */
export abstract class KeptRevisions {
  abstract has(fileId: FileId, revisionId: RevisionId): Promise<boolean>;
}
