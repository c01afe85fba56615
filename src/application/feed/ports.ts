import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { ListedUser } from '../kernel/public-user.ts';
import type { PostView } from '../posts/views.ts';

export type PostId = Id<'Post'>;

/** The posts of one author in one feed. */
export interface FeedTie {
  readonly ownerId: UserId;
  readonly authorId: UserId;
  /** True if the owner can only have come to see more, so that nothing in the feed needs to be hidden. */
  readonly onlyWidened?: boolean;
}

/** Home feeds as rows of post ids. Long work runs in chunks and resumes after a crash. */
export abstract class FeedTable {
  /** Starts to maintain a feed for this person. */
  abstract open(ownerId: UserId, at: Instant): void;
  /** Adds a post to its author's own feed. */
  abstract addOwn(authorId: UserId, postId: PostId): void;
  /**
   * Adds posts to all feeds of their current audiences, in a few statements. Answers those that it leaves to `push`,
   * since their audiences are large.
   */
  abstract pushSmall(postIds: readonly PostId[]): Promise<ReadonlySet<PostId>>;
  /** Adds a post to the next chunk of its current audience. Answers the next cursor, undefined at the end. */
  abstract push(postId: PostId, from: string | undefined): Promise<string | undefined>;
  /** Removes a post from the next chunk of feeds that may hold it. Answers as `push` does. */
  abstract retract(postId: PostId, authorId: UserId, from: string | undefined): Promise<string | undefined>;
  /**
   * Makes the rows of these authors in these feeds match their current relations. Answers those that are left when
   * other work is due.
   */
  abstract resync(ties: readonly FeedTie[]): Promise<ReadonlySet<FeedTie>>;
  abstract drop(ownerId: UserId): void;
  /** Removes everything of an author from these feeds. */
  abstract removeAuthor(authorId: UserId, ownerIds: readonly UserId[]): void;
}

export abstract class FeedReader {
  abstract home(viewerId: UserId, page: PageRequest<PostId>): Promise<Page<PostView>>;
}

/** Notes that someone read their feed. A feed that is not maintained is then rebuilt in the background. */
export abstract class FeedVisits {
  abstract note(ownerId: UserId): void;
}

export abstract class Explorer {
  /** Ids of the most engaging posts for this viewer, best first, at most 100. */
  abstract rank(viewerId: UserId): Promise<PostId[]>;
  /** In the order of the ids, without posts that the viewer may not see. */
  abstract posts(viewerId: UserId, ids: readonly PostId[]): Promise<PostView[]>;
  abstract users(viewerId: UserId): Promise<ListedUser[]>;
}
