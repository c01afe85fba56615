import { eventType } from '../kernel/event.ts';

export const PostPublished = eventType('posts.post-published', 1, { postId: 'id', authorId: 'owner' });
/**
 * A post mentions people; after an edit, those whom it did not mention before. An event of its own, so that other posts
 * cost notifications nothing.
 */
export const PostAddressed = eventType('posts.post-addressed', 1, {
  postId: 'id',
  authorId: 'owner',
  mentionIds: 'ids',
});
export const PostEdited = eventType('posts.post-edited', 1, { postId: 'id', authorId: 'owner' });
export const PostVisibilityChanged = eventType('posts.post-visibility-changed', 1, {
  postId: 'id',
  authorId: 'owner',
});
/** `visibility` is the last one: it decides who is told. */
export const PostDeleted = eventType('posts.post-deleted', 1, {
  postId: 'id',
  authorId: 'owner',
  visibility: 'text',
});

/** By a moderator. `visibility` is the one that it had. */
export const PostRemoved = eventType('posts.post-removed', 1, {
  postId: 'id',
  authorId: 'owner',
  visibility: 'text',
});
export const PostRestored = eventType('posts.post-restored', 1, { postId: 'id', authorId: 'owner' });

const comment = { commentId: 'id', postId: 'owner', authorId: 'id' } as const;
export const CommentAdded = eventType('posts.comment-added', 1, comment);
export const CommentEdited = eventType('posts.comment-edited', 1, comment);
/** An edit mentions people whom the comment did not mention before. */
export const CommentAddressed = eventType('posts.comment-addressed', 1, { ...comment, mentionIds: 'ids' });
export const CommentDeleted = eventType('posts.comment-deleted', 1, comment);
/** By a moderator. */
export const CommentRemoved = eventType('posts.comment-removed', 1, comment);
export const CommentRestored = eventType('posts.comment-restored', 1, comment);

/** `kind` is empty when the reaction was taken back. */
export const ReactionChanged = eventType('posts.reaction-changed', 1, {
  subject: 'text',
  subjectId: 'owner',
  ownerId: 'id',
  userId: 'id',
  kind: 'text',
});
