import {
  requestsForComment,
  requestsForCommentMentions,
} from '../../../../domain/notifications/notification-request.ts';
import { CommentAdded, CommentAddressed } from '../../../../domain/posts/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

export const notifyOfComments = subscriber({
  name: 'notifications.tell-of-comments',
  when: 'projection',
  on: [CommentAdded, CommentAddressed],
  frames,
  needs: { ...notifyPorts, audience: EventAudience },
  async handle(event, { audience, ...ports }) {
    const { commentId, authorId } = event.data;
    const comment = { id: commentId, authorId };
    if (event.name === CommentAddressed.eventName)
      return notify(ports, event, requestsForCommentMentions(comment, event.data.mentionIds));
    const people = await audience.ofComment(commentId);
    if (!people) return undefined;
    return notify(ports, event, requestsForComment(comment, people));
  },
});
