import { ContentRemoved, ContentRestored, RemovalFinal } from '../../../domain/moderation/published.ts';
import { type CommentId, Comments } from '../../../domain/posts/comment.ts';
import { type PostId, Posts } from '../../../domain/posts/post.ts';
import { Counters } from '../../kernel/ports.ts';
import { countShown } from '../../kernel/shown-counts.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { countComments } from '../count-comments.ts';

// What moderators decide takes effect in the decision's transaction. Nothing happens to what its author has deleted.

export const moderatePosts = subscriber({
  name: 'posts.moderate-posts',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: { posts: Posts, counters: Counters },
  async handle(event, { posts, counters }) {
    const post = event.data.kind === 'post' && (await posts.find(event.data.subjectId as PostId));
    if (!post) return undefined;
    const from = post.shownTo;
    if (event.name === ContentRemoved.eventName) post.hide({ ...event.data, at: event.at });
    else if (event.name === ContentRestored.eventName) post.restore();
    else if (post.deleteRemoved()) posts.remove(post);
    const isDeleted = event.name === RemovalFinal.eventName;
    countShown(counters, post.authorId, 'posts', { from, ...(!isDeleted && { to: post.shownTo }) });
    return undefined;
  },
});

export const moderateComments = subscriber({
  name: 'posts.moderate-comments',
  when: 'in-transaction',
  on: [ContentRemoved, ContentRestored, RemovalFinal],
  needs: { comments: Comments, counters: Counters },
  async handle(event, { comments, counters }) {
    const comment = event.data.kind === 'comment' && (await comments.find(event.data.subjectId as CommentId));
    if (!comment) return undefined;
    if (event.name === RemovalFinal.eventName) {
      if (comment.deleteRemoved()) await comments.remove(comment);
      return undefined;
    }
    const isRemoved = event.name === ContentRemoved.eventName;
    const changed = isRemoved ? comment.hide({ ...event.data, at: event.at }) : comment.restore();
    if (changed) countComments(counters, comment, await comments.countShownWith(comment), isRemoved ? -1 : 1);
    return undefined;
  },
});
