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

/** A picture, film, sound or document of someone's. Its bytes are in the object store before it is ready. */
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
    this.take(content);
  }

  static store(draft: Draft, content: Content): File {
    const file = new File(draft, 'ready', content);
    record(file, FileReady({ fileId: file.id, ownerId: file.ownerId, direct: false }));
    return file;
  }

  /** A place for what its owner is going to send to the store directly. */
  static expect(draft: Draft, expected: Content): File {
    return new File(draft, 'pending', expected);
  }

  /** What was said of it; the bytes must agree. Throws `NotPending`. */
  expected(): { readonly name: string; readonly size: number; readonly kind: FileKind } {
    if (this.state !== 'pending') throw new NotPending();
    return { name: this.name, size: this.size, kind: this.kind };
  }

  complete(content: Content): void {
    this.expected();
    this.take(content);
    this.state = 'ready';
    record(this, FileReady({ fileId: this.id, ownerId: this.ownerId, direct: true }));
  }

  /** Keeps the id, so that everything which shows this file shows the new one. Throws `KindChanged`. */
  replace(name: string, content: Content): void {
    if (content.kind !== this.kind) throw new KindChanged();
    const formerRevisionId = this.revisionId;
    this.take(content);
    this.name = name;
    const { revisionId } = content;
    record(this, FileReplaced({ fileId: this.id, ownerId: this.ownerId, revisionId, formerRevisionId }));
  }

  /** Throws `FileInUse` when something shows it. */
  delete(uses: number): void {
    if (uses > 0) throw new FileInUse();
    record(this, FileDeleted({ fileId: this.id, ownerId: this.ownerId, revisionId: this.revisionId }));
  }

  /** The upload came to nothing; whoever calls this removes it. */
  fail(code: string): void {
    this.expected();
    record(this, FileFailed({ fileId: this.id, ownerId: this.ownerId, code }));
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  private take(content: Content): void {
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
  /** The same, so that nobody can attach or change it until the unit of work ends, and what shows it. */
  abstract hold(id: FileId): Promise<{ readonly file: File; readonly uses: number } | undefined>;
  abstract add(file: File): void;
  abstract remove(file: File): void;
}
