import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/journal.ts';
import { NotTheAuthor, ReplyTooDeep } from './errors.ts';
import type { PostId } from './post.ts';
import { CommentAdded, CommentDeleted, CommentEdited } from './published.ts';

export type CommentId = Id<'Comment'>;

interface Draft {
  readonly id: CommentId;
  readonly postId: PostId;
  readonly authorId: UserId;
  readonly text: string;
  readonly mentionIds: readonly UserId[];
  readonly at: Instant;
}

/** What someone says under a post, or in reply to such a comment: the tree is two levels deep. */
export class Comment {
  readonly id: CommentId;
  readonly postId: PostId;
  readonly parentId: CommentId | null;
  readonly authorId: UserId;
  private text: string;
  protected mentionIds: readonly UserId[];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, postId, authorId, text, mentionIds, at }: Draft, parentId: CommentId | null) {
    this.id = id;
    this.postId = postId;
    this.parentId = parentId;
    this.authorId = authorId;
    this.text = text;
    this.mentionIds = mentionIds;
    this.createdAt = at;
  }

  static add(
    draft: Draft,
    parent: { readonly id: CommentId; readonly parentId: CommentId | null } | null,
  ): Comment {
    if (parent?.parentId) throw new ReplyTooDeep();
    const comment = new Comment(draft, parent?.id ?? null);
    record(comment, CommentAdded(comment.ids));
    return comment;
  }

  edit(byId: UserId, text: string, mentionIds: readonly UserId[], at: Instant): void {
    if (byId !== this.authorId) throw new NotTheAuthor();
    if (text === this.text) return;
    this.text = text;
    this.mentionIds = mentionIds;
    this.editedAt = at;
    record(this, CommentEdited(this.ids));
  }

  /** Its author may, and whoever's post it stands under. */
  delete(byId: UserId, postAuthorId: UserId): void {
    if (byId !== this.authorId && byId !== postAuthorId) throw new NotTheAuthor();
    record(this, CommentDeleted(this.ids));
  }

  private get ids() {
    return { commentId: this.id, postId: this.postId, authorId: this.authorId };
  }
}

export abstract class Comments {
  abstract find(id: CommentId): Promise<Comment | undefined>;
  abstract add(comment: Comment): void;
  /** Its replies go with it. Answers how many rows went in all. */
  abstract remove(comment: Comment): Promise<number>;
}
