import { IsRemoved, type Removal, removalOf } from '../access/removal.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { newlyMentioned } from '../kernel/mentions.ts';
import { record } from '../kernel/recorded-events.ts';
import { CommentNotFound, NothingSaid, NotTheAuthor, ReplyTooDeep } from './errors.ts';
import type { MediaId, PostChanges, PostId } from './post.ts';
import {
  CommentAdded,
  CommentAddressed,
  CommentDeleted,
  CommentEdited,
  CommentRemoved,
  CommentRestored,
} from './published.ts';

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

export type CommentToAnswer = Pick<Comment, 'id' | 'postId' | 'parentId' | 'isRemoved'>;

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
  private removal: Removal | null = null;

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
  static add(draft: Draft, parent: CommentToAnswer | null): Comment {
    if (parent && parent.postId !== draft.postId) throw new CommentNotFound();
    if (parent?.parentId) throw new ReplyTooDeep();
    if (parent?.isRemoved) throw new IsRemoved();
    const comment = new Comment(draft, parent?.id ?? null);
    record(comment, CommentAdded(comment.ids));
    return comment;
  }

  /** Throws `NothingSaid` when neither text nor media would be left. */
  edit(byId: UserId, { text, mediaIds }: CommentChanges, at: Instant): void {
    if (byId !== this.authorId) throw new NotTheAuthor();
    if (this.removal) throw new IsRemoved();
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

  get isRemoved(): boolean {
    return this.removal !== null;
  }

  /** By a moderator: only its author sees it until it is restored, and its replies only theirs. */
  hide(removal: Removal): boolean {
    if (this.removal) return false;
    this.removal = removalOf(removal);
    record(this, CommentRemoved(this.ids));
    return true;
  }

  restore(): boolean {
    if (!this.removal) return false;
    this.removal = null;
    record(this, CommentRestored(this.ids));
    return true;
  }

  /** The time in which it could be restored is over. */
  deleteRemoved(): boolean {
    if (this.removal) record(this, CommentDeleted(this.ids));
    return this.removal !== null;
  }

  private get ids() {
    return { commentId: this.id, postId: this.postId, authorId: this.authorId };
  }
}

export abstract class Comments {
  abstract find(id: CommentId): Promise<Comment | undefined>;
  abstract add(comment: Comment): void;
  /** Removes its replies as well. Answers the number of comments removed, and of those that were counted. */
  abstract remove(comment: Comment): Promise<{ readonly removed: number; readonly counted: number }>;
  /** How many comments others see or stop seeing with this one: it and its replies, unless others removed hide them. */
  abstract countShownWith(comment: Comment): Promise<number>;
}
