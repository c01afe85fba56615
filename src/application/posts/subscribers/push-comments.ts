import type { UserId } from '../../../domain/kernel/id.ts';
import type { CommentId } from '../../../domain/posts/comment.ts';
import type { PostId } from '../../../domain/posts/post.ts';
import {
  CommentAdded,
  CommentDeleted,
  CommentEdited,
  CommentRemoved,
  CommentRestored,
  ReactionChanged,
} from '../../../domain/posts/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { engagedIn, engagedWith, without } from '../audience-of.ts';
import { commentCreated, commentDeleted, commentReacted, commentUpdated } from '../frames.ts';
import { CommentReader, PostAudience, PostReader } from '../ports.ts';

const frameOf = {
  [CommentAdded.eventName]: commentCreated,
  [CommentEdited.eventName]: commentUpdated,
  [CommentRestored.eventName]: commentCreated,
  [ReactionChanged.eventName]: commentReacted,
} as const;

export const pushComments = subscriber({
  name: 'posts.push-comments',
  when: 'after-commit',
  on: [CommentAdded, CommentEdited, CommentRestored, ReactionChanged],
  frames: [commentCreated, commentUpdated, commentReacted],
  needs: { posts: PostReader, comments: CommentReader, audience: PostAudience },
  async handle(event, { posts, comments, audience }) {
    const reacted = event.name === ReactionChanged.eventName;
    if (reacted && event.data.subject !== 'comment') return undefined;
    const comment = await comments.framed(
      (reacted ? event.data.subjectId : event.data.commentId) as CommentId,
    );
    const post = comment && (await posts.framed(comment.postId as PostId));
    if (!post) return undefined;
    const to = await engagedIn(audience, post, comment);
    return { push: [toFrame(frameOf[event.name]!, event, comment, to)] };
  },
});

export const pushDeletedComments = subscriber({
  name: 'posts.push-deleted-comments',
  when: 'after-commit',
  on: [CommentDeleted, CommentRemoved],
  frames: [commentDeleted],
  needs: { posts: PostReader, audience: PostAudience },
  async handle(event, { posts, audience }) {
    const { commentId: id, postId, authorId } = event.data;
    const post = await posts.framed(postId);
    if (!post) return undefined;
    const { id: framedId, author, visibility } = post;
    const about = { id: framedId as PostId, authorId: author.id as UserId, visibility };
    const people = without(authorId, await engagedWith(audience, about, [authorId]));
    // The author keeps what moderators removed, and may have no other comment there to belong to the audience.
    const to = event.name === CommentRemoved.eventName ? people : { ...people, to: [...people.to, authorId] };
    return { push: [toFrame(commentDeleted, event, { id, postId }, to)] };
  },
});
