import type { Id, Instant, UserId } from '../kernel/id.ts';
import { newlyMentioned } from '../kernel/mentions.ts';
import { record } from '../kernel/recorded-events.ts';
import { CommentNotFound, NothingSaid, NotTheAuthor, ReplyTooDeep } from './errors.ts';
import type { MediaId, PostChanges, PostId } from './post.ts';
import { CommentAdded, CommentAddressed, CommentDeleted, CommentEdited } from './published.ts';

export type CommentId = Id<'Comment'>;

interface Draft {
  readonly id: CommentId;
  readonly postId: PostId;
  readonly authorId: UserId;
  readonly text: string;
  readonly mentionIds: readonly UserId[];
  readonly mediaIds?: readonly MediaId[];
  readonly at: Instant;
}

export type CommentChanges = Pick<PostChanges, 'text' | 'mediaIds'>;

/** A comment on a post, or a reply to one: the tree is two levels deep. */
export class Comment {
  readonly id: CommentId;
  readonly postId: PostId;
  readonly parentId: CommentId | null;
  readonly authorId: UserId;
  private text: string;
  protected mentionIds: readonly UserId[];
  private mediaIds: readonly MediaId[];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor(
    { id, postId, authorId, text, mentionIds, mediaIds = [], at }: Draft,
    parentId: CommentId | null,
  ) {
    this.id = id;
    this.postId = postId;
    this.parentId = parentId;
    this.authorId = authorId;
    this.text = text;
    this.mentionIds = mentionIds;
    this.mediaIds = mediaIds;
    this.createdAt = at;
  }

  /** A reply must be under the same post as the comment that it answers. */
  static add(draft: Draft, parent: Pick<Comment, 'id' | 'postId' | 'parentId'> | null): Comment {
    if (parent && parent.postId !== draft.postId) throw new CommentNotFound();
    if (parent?.parentId) throw new ReplyTooDeep();
    const comment = new Comment(draft, parent?.id ?? null);
    record(comment, CommentAdded(comment.ids));
    return comment;
  }

  /** Throws `NothingSaid` when neither text nor media would be left. */
  edit(byId: UserId, { text, mediaIds }: CommentChanges, at: Instant): void {
    if (byId !== this.authorId) throw new NotTheAuthor();
    const rewritten = text !== undefined && text.text !== this.text;
    const reshown = mediaIds !== undefined && mediaIds.join() !== this.mediaIds.join();
    if (!rewritten && !reshown) return;
    const mentioned = this.mentionIds;
    if (text) ({ text: this.text, mentionIds: this.mentionIds } = text);
    if (mediaIds) this.mediaIds = mediaIds;
    if (this.text === '' && this.mediaIds.length === 0) throw new NothingSaid();
    this.editedAt = at;
    record(this, CommentEdited(this.ids));
    const mentionIds = newlyMentioned(mentioned, this.mentionIds);
    if (mentionIds.length > 0) record(this, CommentAddressed({ ...this.ids, mentionIds }));
  }

  /** Allowed to its author and to the author of the post. */
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
  /** Removes its replies as well. Answers the number of comments removed. */
  abstract remove(comment: Comment): Promise<number>;
}
