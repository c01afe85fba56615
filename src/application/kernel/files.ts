import type { Id, UserId } from '../../domain/kernel/id.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import type { Upload } from './upload.ts';

// Files as other contexts attach them; only the media context knows their content.
export class FileNotFound extends refusal(
  'media.file-not-found',
  'not-found',
  'There is no such file, or you may not use it',
) {}
export class WrongKindOfFile extends refusal(
  'media.wrong-kind',
  'invalid',
  'A file of this kind cannot be used here',
) {}
export class UploadTooLarge extends refusal('media.file-too-large', 'too-large', 'The file is too large') {}
export class UnsupportedFile extends refusal(
  'media.unsupported-type',
  'unsupported',
  'Files of this type are not accepted',
) {}
export class EmptyFile extends refusal('media.file-empty', 'invalid', 'The file is empty') {}
export class BrokenFile extends refusal(
  'media.file-broken',
  'invalid',
  'The file is damaged or incomplete',
) {}
export class InfectedFile extends refusal('media.file-infected', 'invalid', 'The file contains a virus') {}
export class TooManyPixels extends refusal(
  'media.too-many-pixels',
  'too-large',
  'The image has more than 50 million pixels',
) {}
export class QuotaExceeded extends refusal(
  'media.quota-exceeded',
  'too-large',
  'Your storage quota does not allow for this file',
) {}

/** The refusals of an operation that accepts uploads. */
export const uploadRefusals = [
  UploadTooLarge,
  UnsupportedFile,
  EmptyFile,
  BrokenFile,
  InfectedFile,
  TooManyPixels,
  QuotaExceeded,
] as const;

export type FileKind = 'image' | 'video' | 'audio' | 'document';
export type AnyFileId = Id<'File'>;

/** A file whose bytes are stored; it has no owner until `add`. */
export interface StoredUpload {
  readonly id: AnyFileId;
  readonly kind: FileKind;
}

/** Turns uploads into files. */
export abstract class FileIntake {
  /** Checks and stores the bytes. Slow, so call it in `prepare`, before the transaction. */
  abstract take(ownerId: UserId, upload: Upload, only?: FileKind): Promise<StoredUpload>;
  /** Makes the owner own the files when the unit of work commits. Throws `QuotaExceeded`. */
  abstract add(ownerId: UserId, files: readonly StoredUpload[]): Promise<void>;
}

export interface FileAttachment {
  /**
   * The kind of thing that it is attached to, such as `post` or `avatar`. The context's own `*.read.ts` decides
   * who may read it.
   */
  readonly subject: string;
  readonly subjectId: Id;
  readonly ownerId: UserId;
}

/** Attaches files to things, as part of the current unit of work. */
export abstract class FileAttachments {
  /**
   * Throws `FileNotFound` unless every file is ready and belongs to the owner, and `WrongKindOfFile` for a file
   * that is not of the kind `only`. @returns the kinds among the files
   */
  abstract attach(use: FileAttachment, fileIds: readonly Id[], only?: FileKind): Promise<readonly FileKind[]>;
  /** Which of these are ready images of the owner; in one statement, or none without ids. */
  abstract usableImages(ownerId: UserId, fileIds: readonly Id[]): Promise<ReadonlySet<Id>>;
  /**
   * Attaches images to many things in few statements. Throws `TransactionConflict` unless `usableImages` has them all
   * still.
   */
  abstract attachImages(
    ownerId: UserId,
    subject: string,
    images: ReadonlyMap<Id, readonly Id[]>,
  ): Promise<void>;
  /** Removes all files from these. */
  abstract detach(subjectIds: readonly Id[]): void;
}

/** Paths of small public images, such as avatars. Anyone may read them, and they never change. */
export abstract class PublicImages {
  abstract pathOf(fileId: Id, revisionId: Id): string;
  /** Throws `FileNotFound` unless it is an image. */
  abstract currentPathOf(fileId: Id): Promise<string>;
}
