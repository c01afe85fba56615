import type { z } from 'zod';
import type { Id, Instant, UserId } from '../../domain/kernel/id.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { PublicUser } from '../kernel/public-user.ts';
import type { PostView } from '../posts/views.ts';

export type PostId = Id<'Post'>;

/** Home feeds as tables of post ids. Each step is a chunk, so that a crash goes on where it was. */
export abstract class FeedTable {
  /** Keeps a feed for this person from now on. */
  abstract open(ownerId: UserId, at: Instant): void;
  /** The author's own row. */
  abstract addOwn(authorId: UserId, postId: PostId): void;
  /** Gives a post to the next of its audience, as it is now; answers where to go on, or undefined at the end. */
  abstract push(postId: PostId, from: string | undefined): Promise<string | undefined>;
  /** Takes a post from the next of all who may have had it. */
  abstract retract(postId: PostId, authorId: UserId, from: string | undefined): Promise<string | undefined>;
  /** Makes what one feed holds of one author what it should hold by their relation now. */
  abstract resync(ownerId: UserId, authorId: UserId): Promise<void>;
  abstract drop(ownerId: UserId): void;
}

export abstract class FeedReader {
  abstract home(viewerId: UserId, page: PageRequest<PostId>): Promise<Page<PostView>>;
}

/** Notes that someone read their feed; a feed that was put away is rebuilt in the background. */
export abstract class FeedVisits {
  abstract note(ownerId: UserId): void;
}

export abstract class Explorer {
  /** The ids of the most engaging posts for this viewer, best first. */
  abstract rank(viewerId: UserId): Promise<PostId[]>;
  /** These posts as far as the viewer may see them, in this order. */
  abstract posts(viewerId: UserId, ids: readonly PostId[]): Promise<PostView[]>;
  abstract users(viewerId: UserId): Promise<z.input<typeof PublicUser>[]>;
}
