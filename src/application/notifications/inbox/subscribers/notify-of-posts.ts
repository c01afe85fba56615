import { PostAddressed } from '../../../../domain/posts/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

export const notifyOfPosts = subscriber({
  name: 'notifications.tell-of-posts',
  when: 'projection',
  on: [PostAddressed],
  frames,
  needs: notifyPorts,
  async handle(event, ports) {
    const { postId, authorId: actorId, mentionIds } = event.data;
    const mention = { actorId, type: 'mention', subject: { kind: 'post', id: postId } } as const;
    const key = `mention ${postId}`;
    return notify(
      ports,
      event,
      mentionIds.map((recipientId) => ({ ...mention, recipientId, key })),
    );
  },
});
