import type { Id, UserId } from '../../domain/kernel/id.ts';
import { refusal } from '../../domain/kernel/refusal.ts';
import type { Upload } from './upload.ts';

// Files as every context attaches them; what they are inside, the media context alone knows.
export class FileNotFound extends refusal(
  'media.file-not-found',
  'not-found',
  'There is no such file for you',
) {}
export class WrongKindOfFile extends refusal(
  'media.wrong-kind',
  'invalid',
  'A file of this kind does not go here',
) {}
export class UploadTooLarge extends refusal('media.file-too-large', 'too-large', 'The file is too large') {}
export class UnsupportedFile extends refusal(
  'media.unsupported-type',
  'unsupported',
  'Files of this type are not accepted',
) {}
export class EmptyFile extends refusal('media.file-empty', 'invalid', 'The file is empty') {}
export class BrokenFile extends refusal('media.file-broken', 'invalid', 'The file is damaged or cut off') {}
export class InfectedFile extends refusal('media.file-infected', 'invalid', 'There is a virus in the file') {}
export class TooManyPixels extends refusal(
  'media.too-many-pixels',
  'too-large',
  'The image has more than 50 million pixels',
) {}
export class QuotaExceeded extends refusal(
  'media.quota-exceeded',
  'too-large',
  'Your files would take more room than you have',
) {}

/** What an operation that takes files in may refuse them for. */
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

/** A file whose bytes are stored, and which is nobody's until `add`. */
export interface StoredUpload {
  readonly id: AnyFileId;
  readonly kind: FileKind;
}

/** Makes files of what comes with a call. */
export abstract class FileIntake {
  /** Checks and stores the bytes. Slow: for `prepare`, before any transaction. */
  abstract take(ownerId: UserId, upload: Upload, only?: FileKind): Promise<StoredUpload>;
  /** They are the owner's from now on, if the unit of work is stored. Throws `QuotaExceeded`. */
  abstract add(ownerId: UserId, files: readonly StoredUpload[]): Promise<void>;
}

export interface FileUse {
  /** What it is attached to: `post`, `avatar`; see who may read it in the context's own `*.read.ts`. */
  readonly subject: string;
  readonly subjectId: Id;
  readonly ownerId: UserId;
}

/** What files are attached to. Parts of the current unit of work. */
export abstract class FileUses {
  /**
   * Throws `FileNotFound` unless each is the owner's own and ready, and `WrongKindOfFile` where `only` says so.
   * @returns the kinds among them
   */
  abstract attach(use: FileUse, fileIds: readonly Id[], only?: FileKind): Promise<readonly FileKind[]>;
  /** These have no files any more. */
  abstract detach(subjectIds: readonly Id[]): void;
}

/** Links to small pictures that anyone may follow and that never change: the ends of them, for avatars. */
export abstract class PublicImages {
  abstract pathOf(fileId: Id, revisionId: Id): string;
  /** Throws `FileNotFound` unless it is an image. */
  abstract currentPathOf(fileId: Id): Promise<string>;
}
