import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/journal.ts';
import { NothingSaid, NotTheAuthor } from './errors.ts';
import { PostDeleted, PostEdited, PostPublished, PostVisibilityChanged } from './published.ts';

export type PostId = Id<'Post'>;
/** Of a picture or film, which the media context keeps. */
export type MediaId = Id<'File'>;

interface Draft {
  readonly id: PostId;
  readonly authorId: UserId;
  readonly text: string;
  readonly visibility: Visibility;
  readonly mentionIds: readonly UserId[];
  readonly mediaIds?: readonly MediaId[];
  readonly at: Instant;
}

export interface PostChanges {
  readonly text?: { readonly text: string; readonly mentionIds: readonly UserId[] } | undefined;
  readonly visibility?: Visibility | undefined;
  readonly mediaIds?: readonly MediaId[] | undefined;
}

export class Post {
  readonly id: PostId;
  readonly authorId: UserId;
  private text: string;
  private visibility: Visibility;
  private mentionIds: readonly UserId[];
  private mediaIds: readonly MediaId[];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, authorId, text, visibility, mentionIds, mediaIds = [], at }: Draft) {
    this.id = id;
    this.authorId = authorId;
    this.text = text;
    this.visibility = visibility;
    this.mentionIds = mentionIds;
    this.mediaIds = mediaIds;
    this.createdAt = at;
  }

  static publish(draft: Draft): Post {
    const post = new Post(draft);
    record(post, PostPublished({ postId: post.id, authorId: post.authorId }));
    return post;
  }

  /** Throws `NothingSaid` when neither text nor media would be left. */
  edit(byId: UserId, { text, visibility = this.visibility, mediaIds }: PostChanges, at: Instant): void {
    this.mayChange(byId);
    const rewritten = text !== undefined && text.text !== this.text;
    const reshown = mediaIds !== undefined && mediaIds.join() !== this.mediaIds.join();
    if (rewritten || reshown) {
      if (text) ({ text: this.text, mentionIds: this.mentionIds } = text);
      if (mediaIds) this.mediaIds = mediaIds;
      if (this.text === '' && this.mediaIds.length === 0) throw new NothingSaid();
      this.editedAt = at;
      record(this, PostEdited({ postId: this.id, authorId: this.authorId }));
    }
    if (visibility !== this.visibility) {
      this.visibility = visibility;
      record(this, PostVisibilityChanged({ postId: this.id, authorId: this.authorId }));
    }
  }

  delete(byId: UserId): void {
    this.mayChange(byId);
    record(this, PostDeleted({ postId: this.id, authorId: this.authorId, visibility: this.visibility }));
  }

  private mayChange(byId: UserId): void {
    if (byId !== this.authorId) throw new NotTheAuthor();
  }
}

export abstract class Posts {
  abstract find(id: PostId): Promise<Post | undefined>;
  abstract add(post: Post): void;
  abstract remove(post: Post): void;
}
