import type { EffectiveVisibility } from '../../domain/access/policy.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { ReactionKind } from '../../domain/kernel/reaction-kinds.ts';
import type { Comment, CommentId } from '../../domain/posts/comment.ts';
import type { MediaId, Post, PostId, Ref } from '../../domain/posts/post.ts';
import type { PostView as CountedView } from '../../domain/posts/post-view.ts';
import type { SubjectKind } from '../../domain/posts/reaction.ts';
import type { OpenConnection } from '../kernel/operation.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type {
  CommentView,
  FramedComment,
  FramedPost,
  PostView,
  Reacted,
  ReactionView,
  WatchedPost,
} from './views.ts';

export interface PostFilter {
  readonly userId?: UserId | undefined;
  readonly media?: 'image' | 'video' | undefined;
  /** Only posts that refer to this item; no post when the viewer may not see it. So with the next two. */
  readonly itemId?: Id | undefined;
  readonly outfitId?: Id | undefined;
  readonly occasionId?: Id | undefined;
}

/** Posts that the viewer may see; any other does not exist for them. */
export abstract class PostReader {
  abstract one(viewerId: UserId, id: PostId): Promise<PostView | undefined>;
  /** For its author right after publishing: nothing of it is counted yet, and nobody needs to ask who may see it. */
  abstract published(authorId: UserId, id: PostId): Promise<PostView | undefined>;
  abstract list(viewerId: UserId, filter: PostFilter, page: PageRequest<PostId>): Promise<Page<PostView>>;
  /** Filters `ids` to posts that the viewer may see, in the same order. */
  abstract watched(viewerId: UserId, ids: readonly PostId[]): Promise<WatchedPost[]>;
  /** As all readers see it, for frames. */
  abstract framed(id: PostId): Promise<FramedPost | undefined>;
}

export abstract class CommentReader {
  abstract one(viewerId: UserId, id: CommentId): Promise<CommentView | undefined>;
  /** For its author right after adding it, as `PostReader.published`. */
  abstract added(authorId: UserId, id: CommentId): Promise<CommentView | undefined>;
  /** Oldest first. With `parentId` only replies to that comment. */
  abstract ofPost(
    viewerId: UserId,
    postId: PostId,
    parentId: CommentId | undefined,
    page: PageRequest<CommentId>,
  ): Promise<Page<CommentView>>;
  /** Newest first, on posts that the viewer may see. */
  abstract ofAuthor(
    viewerId: UserId,
    authorId: UserId,
    page: PageRequest<CommentId>,
  ): Promise<Page<CommentView>>;
  abstract framed(id: CommentId): Promise<FramedComment | undefined>;
}

/** What people react to and comment on, as far as a viewer may see it. */
export interface CommentPlace extends Pick<Comment, 'id' | 'parentId' | 'postId' | 'isRemoved'> {
  readonly postAuthorId: UserId;
}

export abstract class Subjects {
  /** Undefined when the viewer may not see it. */
  abstract ownerOf(viewerId: UserId, subject: SubjectKind, id: Id): Promise<UserId | undefined>;
  /** A lost race when the subject is gone by the end of the unit of work. */
  abstract assertExists(subject: SubjectKind, id: Id): void;
  /** A comment's place, when the viewer may see it. */
  abstract comment(viewerId: UserId, id: CommentId): Promise<CommentPlace | undefined>;
  /** A lost race when the comment is gone, or removed by a moderator, by the end of the unit of work. */
  abstract assertAnswerable(id: CommentId): void;
}

export abstract class ReactionReader {
  abstract counts(subjectId: Id): Promise<Reacted['reactions']>;
  /** Newest first, without people on either side of a block. */
  abstract list(
    viewerId: UserId,
    about: { readonly subjectId: Id; readonly kind: ReactionKind | undefined },
    page: PageRequest<Id>,
  ): Promise<Page<ReactionView>>;
}

/** The people that a text mentions, without those on either side of a block with the author. */
export abstract class Mentions {
  abstract resolve(authorId: UserId, usernames: readonly string[]): Promise<UserId[]>;
}

/** Images and videos of posts and comments. Every call is part of the current unit of work. */
export abstract class PostAttachments {
  /**
   * Throws `FileNotFound` unless every file is the author's own and ready, `WrongKindOfFile` unless it is an image or
   * a video.
   */
  abstract attachToPost(post: Pick<Post, 'id' | 'authorId'>, mediaIds: readonly MediaId[]): Promise<void>;
  /** Throws as `attachToPost` does. */
  abstract attachToComment(
    comment: Pick<Comment, 'id' | 'authorId'>,
    mediaIds: readonly MediaId[],
  ): Promise<void>;
  abstract detachAll(ids: readonly (PostId | CommentId)[]): void;
}

/** Checks what a post refers to in wardrobes. */
export abstract class Referable {
  /**
   * Throws `RefNotFound` unless the author may see each; a wear must be their own. A lost race when an item is gone by
   * the end of the unit of work.
   */
  abstract require(authorId: UserId, refs: readonly Ref[]): Promise<void>;
}

export abstract class PostViews {
  /** Answers false when it is counted already. */
  abstract add(view: CountedView): Promise<boolean>;
}

/** The most posts that one connection watches: several screens full. */
export const mostWatched = 200;

/**
 * Which connections of this process show a post. Each process keeps its own: a frame that comes from another process
 * is filtered here for the watchers here. It grants nothing: `PostAudience` asks again who may see the post.
 */
export abstract class PostWatchers {
  /**
   * Until the connection closes. Answers the posts that it did not watch before; undefined, and watches none of them,
   * if it would watch more than `mostWatched`.
   */
  abstract watch(
    connection: OpenConnection,
    userId: UserId,
    postIds: readonly PostId[],
  ): readonly PostId[] | undefined;
  abstract unwatch(connection: OpenConnection, postIds: readonly PostId[]): void;
  /** Each person once. */
  abstract of(postId: PostId): UserId[];
}

export interface AnnouncedPost {
  readonly id: PostId;
  readonly authorId: UserId;
  readonly visibility: EffectiveVisibility;
}

/**
 * Who of those connected to this process is pushed frames about a post: only people who may see it, and have no block
 * between them and one of `shownIds`. Who mutes its author is pushed only what they commented on.
 */
export abstract class PostAudience {
  /**
   * For changes: its author, the authors of its newest 500 comments, and those who watch it. The cost does not depend
   * on how many people are online.
   */
  abstract engaged(post: AnnouncedPost, shownIds: readonly UserId[]): Promise<UserId[]>;
  /** Those of them who watch it, for a change that another process tells of. */
  abstract watching(post: AnnouncedPost, shownIds: readonly UserId[]): Promise<UserId[]>;
  /** For its beginning and end: all these, and the author's followers and friends. */
  abstract following(post: AnnouncedPost, shownIds: readonly UserId[]): Promise<UserId[]>;
}

/** Removes what deletions leave behind, in steps of at most `limit` rows; each answers whether there is more. */
export abstract class PostsPurge {
  abstract postIds(authorId: UserId, limit: number): Promise<PostId[]>;
  /** Comments, reactions, views and counts of a deleted post. */
  abstract ofPost(postId: PostId, limit: number): Promise<boolean>;
  abstract ofComment(postId: PostId, commentId: CommentId, limit: number): Promise<boolean>;
  /** Reactions to something deleted, counts included. */
  abstract reactionsTo(subjectId: Id): void;
  /** References to something deleted. */
  abstract refsTo(subjectId: Id): void;
  /** A deleted account's comments, reactions and views on other people's posts, counts included. */
  abstract ofAccount(userId: UserId, limit: number): Promise<boolean>;
}
