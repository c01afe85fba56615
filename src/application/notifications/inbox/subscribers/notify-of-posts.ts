import { PostAddressed } from '../../../../domain/posts/published.ts';
import { notifier } from '../notify.ts';

export const notifyOfPosts = notifier({
  name: 'notifications.tell-of-posts',
  on: [PostAddressed],
  needs: {},
  requests({ data: { postId, authorId: actorId, mentionIds } }) {
    const subject = { kind: 'post', id: postId } as const;
    const mention = { actorId, type: 'mention', subject, key: `mention ${postId}` } as const;
    return mentionIds.map((recipientId) => ({ ...mention, recipientId }));
  },
});
