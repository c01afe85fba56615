import { type FileAttachments, type FileKind, WrongKindOfFile } from '../../../application/kernel/files.ts';
import { PostAttachments } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import type { MediaId, PostId } from '../../../domain/posts/post.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Row = { kind: string; postId: string; authorId: string };
const addKinds = sql<{ rows: readonly Row[] }>(
  'insert into post_media (kind, post_id, author_id) values :rows*(kind, postId, authorId)',
);
const dropKinds = sql<{ ids: readonly string[] }>('delete from post_media where post_id in (:ids*)');

export class SqlPostAttachments extends PostAttachments {
  readonly #database: Database;
  readonly #uses: FileAttachments;

  constructor(database: Database, uses: FileAttachments) {
    super();
    this.#database = database;
    this.#uses = uses;
  }

  async attachToPost(
    { id: postId, authorId }: { id: PostId; authorId: UserId },
    mediaIds: readonly MediaId[],
  ) {
    if (mediaIds.length === 0) return;
    const use = { subject: 'post', subjectId: postId, ownerId: authorId };
    const kinds = requireVisual(await this.#uses.attach(use, mediaIds));
    this.#database.enqueue(addKinds, { rows: kinds.map((kind) => ({ kind, postId, authorId })) });
  }

  async attachToComment({ id, authorId }: { id: CommentId; authorId: UserId }, mediaIds: readonly MediaId[]) {
    requireVisual(
      await this.#uses.attach({ subject: 'comment', subjectId: id, ownerId: authorId }, mediaIds),
    );
  }

  detachAll(ids: readonly (PostId | CommentId)[]): void {
    if (ids.length === 0) return;
    this.#uses.detach(ids);
    this.#database.enqueue(dropKinds, { ids });
  }
}

function requireVisual(kinds: readonly FileKind[]): readonly FileKind[] {
  if (kinds.every((kind) => kind === 'image' || kind === 'video')) return kinds;
  throw new WrongKindOfFile({ detail: 'Only images and videos can be attached here' });
}
