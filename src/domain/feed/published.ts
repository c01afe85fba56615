import { eventType } from '../kernel/event.ts';

/** A new post is in every feed that it is pushed to. */
export const PostDelivered = eventType('feed.post-delivered', 1, { postId: 'id', authorId: 'owner' });
