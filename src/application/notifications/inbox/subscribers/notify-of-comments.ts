import {
  requestsForComment,
  requestsForCommentMentions,
} from '../../../../domain/notifications/notification-request.ts';
import { CommentAdded, CommentAddressed } from '../../../../domain/posts/published.ts';
import { batchNotifier } from '../notify.ts';
import { EventAudience } from '../ports.ts';

export const notifyOfComments = batchNotifier({
  name: 'notifications.tell-of-comments',
  on: [CommentAdded, CommentAddressed],
  needs: { audience: EventAudience },
  async requestsOf(events, { audience }) {
    const added = events.filter(({ name }) => name === CommentAdded.eventName);
    const people = await audience.ofComments(added.map(({ data }) => data.commentId));
    return events.flatMap((event) => {
      const { name, data } = event;
      const comment = { id: data.commentId, authorId: data.authorId };
      const those = people.get(comment.id);
      const requests =
        name === CommentAddressed.eventName
          ? requestsForCommentMentions(comment, data.mentionIds)
          : those
            ? requestsForComment(comment, those)
            : [];
      return requests.map((request) => ({ event, request }));
    });
  },
});
