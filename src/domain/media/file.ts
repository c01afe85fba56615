import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import type { Colour, Content, FileKind, RevisionId } from './content.ts';
import { FileInUse, KindChanged, NotPending } from './errors.ts';
import { FileDeleted, FileFailed, FileReady, FileReplaced } from './published.ts';

export type FileId = Id<'File'>;

interface Draft {
  readonly id: FileId;
  readonly ownerId: UserId;
  readonly name: string;
  readonly at: Instant;
}

/** A user's image, video, audio file or document. Its bytes are in the object store before it is ready. */
export class File {
  readonly id: FileId;
  readonly ownerId: UserId;
  protected name: string;
  private state: 'pending' | 'ready';
  private revisionId!: RevisionId;
  private kind!: FileKind;
  protected contentType!: string;
  /** Bytes that its owner's quota is charged with. */
  size!: number;
  protected width!: number | null;
  protected height!: number | null;
  protected durationMs!: number | null;
  protected blurhash!: string | null;
  protected colours!: readonly Colour[];
  readonly createdAt: Instant;

  private constructor({ id, ownerId, name, at }: Draft, state: File['state'], content: Content) {
    this.id = id;
    this.ownerId = ownerId;
    this.name = name;
    this.createdAt = at;
    this.state = state;
    this.setContent(content);
  }

  static store(draft: Draft, content: Content): File {
    const file = new File(draft, 'ready', content);
    record(file, FileReady({ fileId: file.id, ownerId: file.ownerId, direct: false }));
    return file;
  }

  /** For a direct upload: the owner sends the bytes to the store. */
  static expect(draft: Draft, expected: Content): File {
    return new File(draft, 'pending', expected);
  }

  /** What the bytes must match. Throws `NotPending`. */
  expected(): { readonly name: string; readonly size: number; readonly kind: FileKind } {
    if (this.state !== 'pending') throw new NotPending();
    return { name: this.name, size: this.size, kind: this.kind };
  }

  complete(content: Content): void {
    this.expected();
    this.setContent(content);
    this.state = 'ready';
    record(this, FileReady({ fileId: this.id, ownerId: this.ownerId, direct: true }));
  }

  /** Keeps the id, so that everything that shows the file shows the new content. Throws `KindChanged`. */
  replace(name: string, content: Content): void {
    if (content.kind !== this.kind) throw new KindChanged();
    const formerRevisionId = this.revisionId;
    this.setContent(content);
    this.name = name;
    const { revisionId } = content;
    record(this, FileReplaced({ fileId: this.id, ownerId: this.ownerId, revisionId, formerRevisionId }));
  }

  /** `uses` is how many things the file is attached to. Throws `FileInUse`. */
  delete(uses: number): void {
    if (uses > 0) throw new FileInUse();
    record(this, FileDeleted({ fileId: this.id, ownerId: this.ownerId, revisionId: this.revisionId }));
  }

  /** The upload failed; the caller removes the file. */
  fail(code: string): void {
    this.expected();
    record(this, FileFailed({ fileId: this.id, ownerId: this.ownerId, code }));
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  private setContent(content: Content): void {
    this.revisionId = content.revisionId;
    this.kind = content.kind;
    this.contentType = content.contentType;
    this.size = content.size;
    this.width = content.width;
    this.height = content.height;
    this.durationMs = content.durationMs;
    this.blurhash = content.blurhash;
    this.colours = content.colours;
  }
}

export abstract class Files {
  abstract find(id: FileId): Promise<File | undefined>;
  /** Locks the file until the unit of work ends, and counts what it is attached to. */
  abstract findLocked(id: FileId): Promise<{ readonly file: File; readonly uses: number } | undefined>;
  abstract add(file: File): void;
  abstract remove(file: File): void;
}
