import type { EffectiveVisibility, Visibility } from '../access/policy.ts';
import { type HeldRemoval, IsRemoved, type Removal, removalOf } from '../access/removal.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { newlyMentioned } from '../kernel/mentions.ts';
import { record } from '../kernel/recorded-events.ts';
import { NothingSaid, NotTheAuthor } from './errors.ts';
import {
  PostAddressed,
  PostDeleted,
  PostEdited,
  PostPublished,
  PostRemoved,
  PostRestored,
  PostVisibilityChanged,
} from './published.ts';

export type PostId = Id<'Post'>;
/** An image or video, stored by the media context. */
export type MediaId = Id<'File'>;

export const refKinds = ['item', 'outfit', 'occasion', 'wear'] as const;
/** What a post refers to in a wardrobe. */
export interface Ref {
  readonly kind: (typeof refKinds)[number];
  readonly id: Id;
}

interface Draft {
  readonly id: PostId;
  readonly authorId: UserId;
  readonly text: string;
  readonly visibility: Visibility;
  readonly mentionIds: readonly UserId[];
  readonly mediaIds?: readonly MediaId[];
  readonly refs?: readonly Ref[];
  readonly at: Instant;
}

export interface PostChanges {
  readonly text?: { readonly text: string; readonly mentionIds: readonly UserId[] } | undefined;
  readonly visibility?: Visibility | undefined;
  readonly mediaIds?: readonly MediaId[] | undefined;
  readonly refs?: readonly Ref[] | undefined;
}

export class Post {
  readonly id: PostId;
  readonly authorId: UserId;
  private text: string;
  private visibility: EffectiveVisibility;
  private removal: HeldRemoval<Visibility> | null = null;
  private mentionIds: readonly UserId[];
  private mediaIds: readonly MediaId[];
  private refs: readonly Ref[];
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, authorId, text, visibility, mentionIds, mediaIds = [], refs = [], at }: Draft) {
    this.id = id;
    this.authorId = authorId;
    this.text = text;
    this.visibility = visibility;
    this.mentionIds = mentionIds;
    this.mediaIds = mediaIds;
    this.refs = refs;
    this.createdAt = at;
  }

  static publish(draft: Draft): Post {
    const post = new Post(draft);
    record(post, PostPublished({ postId: post.id, authorId: post.authorId }));
    post.address(post.mentionIds);
    return post;
  }

  /** The audience for which it counts. */
  get shownTo(): EffectiveVisibility {
    return this.visibility;
  }

  get refersTo(): readonly Ref[] {
    return this.refs;
  }

  /** Throws `NothingSaid` when neither text, media nor references would be left. */
  edit(byId: UserId, { text, visibility, mediaIds, refs }: PostChanges, at: Instant): void {
    this.mayChange(byId);
    if (this.removal) throw new IsRemoved();
    const rewritten = text !== undefined && text.text !== this.text;
    const reshown = mediaIds !== undefined && mediaIds.join() !== this.mediaIds.join();
    const referring = refs !== undefined && idsOf(refs) !== idsOf(this.refs);
    if (rewritten || reshown || referring) {
      const mentioned = this.mentionIds;
      if (text) ({ text: this.text, mentionIds: this.mentionIds } = text);
      if (mediaIds) this.mediaIds = mediaIds;
      if (refs) this.refs = refs;
      if (this.text === '' && this.mediaIds.length + this.refs.length === 0) throw new NothingSaid();
      this.editedAt = at;
      record(this, PostEdited({ postId: this.id, authorId: this.authorId }));
      this.address(newlyMentioned(mentioned, this.mentionIds));
    }
    if (visibility !== undefined && visibility !== this.visibility) {
      this.visibility = visibility;
      record(this, PostVisibilityChanged({ postId: this.id, authorId: this.authorId }));
    }
  }

  /** By a moderator: only its author sees it until it is restored. */
  hide(removal: Removal): void {
    if (this.visibility === 'removed') return;
    this.removal = { ...removalOf(removal), visibility: this.visibility };
    this.visibility = 'removed';
    const { visibility } = this.removal;
    record(this, PostRemoved({ postId: this.id, authorId: this.authorId, visibility }));
  }

  restore(): void {
    if (!this.removal) return;
    this.visibility = this.removal.visibility;
    this.removal = null;
    record(this, PostRestored({ postId: this.id, authorId: this.authorId }));
  }

  /** The time in which it could be restored is over. */
  deleteRemoved(): boolean {
    if (!this.removal) return false;
    this.delete(this.authorId);
    return true;
  }

  delete(byId: UserId): void {
    this.mayChange(byId);
    record(this, PostDeleted({ postId: this.id, authorId: this.authorId, visibility: this.visibility }));
  }

  private address(mentionIds: readonly UserId[]): void {
    if (mentionIds.length > 0)
      record(this, PostAddressed({ postId: this.id, authorId: this.authorId, mentionIds }));
  }

  private mayChange(byId: UserId): void {
    if (byId !== this.authorId) throw new NotTheAuthor();
  }
}

const idsOf = (refs: readonly Ref[]): string => refs.map(({ id }) => id).join();

export abstract class Posts {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(id: PostId, version?: number): Promise<Post | undefined>;
  abstract add(post: Post): void;
  /** After a change of its references. */
  abstract reindex(post: Post): void;
  abstract remove(post: Post): void;
}
