import { requestsForComment } from '../../../../domain/notifications/notification-request.ts';
import { CommentAdded } from '../../../../domain/posts/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';
import { EventAudience } from '../ports.ts';

export const notifyOfComments = subscriber({
  name: 'notifications.tell-of-comments',
  when: 'projection',
  on: [CommentAdded],
  frames,
  needs: { ...notifyPorts, audience: EventAudience },
  async handle(event, { audience, ...ports }) {
    const { commentId, authorId } = event.data;
    const people = await audience.ofComment(commentId);
    if (!people) return undefined;
    return notify(ports, event, requestsForComment({ id: commentId, authorId }, people));
  },
});
