import type { Visibility } from '../../domain/access/policy.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { CommentId } from '../../domain/posts/comment.ts';
import type { MediaId, PostId, Ref } from '../../domain/posts/post.ts';
import type { ReactionSubject } from '../../domain/posts/reaction.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { CommentView, FramedComment, FramedPost, PostView, Reacted, ReactionView } from './views.ts';

export interface PostFilter {
  readonly userId?: UserId | undefined;
  readonly media?: 'image' | 'video' | undefined;
  /** Only posts that refer to it, and none when the viewer may not see it. */
  readonly itemId?: Id | undefined;
  readonly outfitId?: Id | undefined;
  readonly occasionId?: Id | undefined;
}

/** Posts as a viewer may see them; what they may not see is not there. */
export abstract class PostReader {
  abstract one(viewerId: UserId, id: PostId): Promise<PostView | undefined>;
  abstract list(viewerId: UserId, filter: PostFilter, page: PageRequest<PostId>): Promise<Page<PostView>>;
  /** As every reader sees it, for frames. */
  abstract framed(id: PostId): Promise<FramedPost | undefined>;
}

export abstract class CommentReader {
  abstract one(viewerId: UserId, id: CommentId): Promise<CommentView | undefined>;
  /** Oldest first; the answers to one comment when `parentId` is given. */
  abstract ofPost(
    viewerId: UserId,
    postId: PostId,
    parentId: CommentId | undefined,
    page: PageRequest<CommentId>,
  ): Promise<Page<CommentView>>;
  /** Newest first, under posts that the viewer may see. */
  abstract ofAuthor(
    viewerId: UserId,
    authorId: UserId,
    page: PageRequest<CommentId>,
  ): Promise<Page<CommentView>>;
  abstract framed(id: CommentId): Promise<FramedComment | undefined>;
}

/** What a viewer may react to, with whose it is; undefined when they may not see it. */
export abstract class Subjects {
  abstract ownerOf(viewerId: UserId, subject: ReactionSubject, id: Id): Promise<UserId | undefined>;
  /** Nothing is written about what is gone by the end of the unit of work: then this repeats. */
  abstract hold(subject: ReactionSubject, id: Id): void;
  /** A comment's place, when the viewer may see it. */
  abstract comment(
    viewerId: UserId,
    id: CommentId,
  ): Promise<{ id: CommentId; parentId: CommentId | null; postId: PostId; postAuthorId: UserId } | undefined>;
}

export abstract class ReactionReader {
  abstract of(viewerId: UserId, subjectId: Id): Promise<Reacted>;
  /** Newest first, without people whom the viewer may not meet. */
  abstract list(viewerId: UserId, subjectId: Id, page: PageRequest<Id>): Promise<Page<ReactionView>>;
}

/** Finds the people whom a text mentions, as far as the author can reach them. */
export abstract class Mentions {
  abstract resolve(authorId: UserId, usernames: readonly string[]): Promise<UserId[]>;
}

/** Which files posts and comments show. Parts of the current unit of work. */
export abstract class Shows {
  /** Throws `FileNotFound` unless each is the author's own and ready, `WrongKindOfFile` unless picture or film. */
  abstract post(post: { id: PostId; authorId: UserId }, mediaIds: readonly MediaId[]): Promise<void>;
  abstract comment(comment: { id: CommentId; authorId: UserId }, mediaIds: readonly MediaId[]): Promise<void>;
  /** Forgets what was shown, before something else is or because nothing is any more. */
  abstract nothing(ids: readonly (PostId | CommentId)[]): void;
}

/** What of wardrobes posts may refer to. */
export abstract class Referable {
  /**
   * Throws `RefNotFound` unless the author may see each; of diaries, none but their own. The items are there still
   * when the unit of work is stored.
   */
  abstract require(authorId: UserId, refs: readonly Ref[]): Promise<void>;
}

export abstract class PostViews {
  /** Answers whether it is this viewer's first of the day (UTC). */
  abstract add(postId: PostId, viewerId: UserId, day: string): Promise<boolean>;
}

/**
 * Who is to hear of a post right now: those online who may see it, and follow or befriend its author, or wrote
 * or commented it. Those who block, or are blocked by, one of `shownIds` are left out.
 */
export abstract class PostAudience {
  abstract online(
    post: { readonly id: PostId; readonly authorId: UserId; readonly visibility: Visibility },
    shownIds: readonly UserId[],
  ): Promise<UserId[]>;
}

/** What goes with a person who has left, in steps; answers whether there is more. */
export abstract class PostsPurge {
  abstract postIds(authorId: UserId, limit: number): Promise<PostId[]>;
  /** Removes what hangs on a deleted post: comments, reactions, views, counts. */
  abstract remainsOfPost(postId: PostId, limit: number): Promise<boolean>;
  abstract remainsOfComment(postId: PostId, commentId: CommentId, limit: number): Promise<boolean>;
  /** Removes the reactions to something that is gone, counts included. */
  abstract reactionsTo(subjectId: Id): void;
  /** Nothing refers any more to something that is gone. */
  abstract refsTo(subjectId: Id): void;
  /** Removes comments and reactions of a person under others' posts, counts included. */
  abstract remainsOfPerson(userId: UserId, limit: number): Promise<boolean>;
}
