import {
  requestsForComment,
  requestsForCommentMentions,
} from '../../../../domain/notifications/notification-request.ts';
import { CommentAdded, CommentAddressed } from '../../../../domain/posts/published.ts';
import { notifier } from '../notify.ts';
import { EventAudience } from '../ports.ts';

export const notifyOfComments = notifier({
  name: 'notifications.tell-of-comments',
  on: [CommentAdded, CommentAddressed],
  needs: { audience: EventAudience },
  async requests({ name, data }, { audience }) {
    const { commentId, authorId } = data;
    const comment = { id: commentId, authorId };
    if (name === CommentAddressed.eventName) return requestsForCommentMentions(comment, data.mentionIds);
    const people = await audience.ofComment(commentId);
    return people ? requestsForComment(comment, people) : [];
  },
});
