import { MessageAddressed } from '../../../domain/messaging/published.ts';
import { CommentAdded, PostAddressed } from '../../../domain/posts/published.ts';
import { PresenceTracker } from '../../kernel/ports.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { type Concern, Concerned } from '../ports.ts';
import { firstOfEach, frames, tell, telling } from '../telling.ts';

const needs = { ...telling, concerned: Concerned };

export const tellOfPosts = subscriber({
  name: 'notifications.tell-of-posts',
  when: 'projection',
  on: [PostAddressed],
  frames,
  needs: telling,
  async handle(event, ports) {
    const { postId, authorId: actorId, mentionIds } = event.data;
    const mention = { actorId, type: 'mention', subject: { kind: 'post', id: postId } } as const;
    const key = `mention ${postId}`;
    return tell(
      ports,
      event,
      mentionIds.map((recipientId) => ({ ...mention, recipientId, key })),
    );
  },
});

/** Of each comment one hears once, as what it is to them: an answer, a comment on their post, or a mention. */
export const tellOfComments = subscriber({
  name: 'notifications.tell-of-comments',
  when: 'projection',
  on: [CommentAdded],
  frames,
  needs,
  async handle(event, { concerned, ...ports }) {
    const { commentId, authorId: actorId } = event.data;
    const comment = await concerned.byComment(commentId);
    if (!comment) return undefined;
    const { postId, postAuthorId, parentAuthorId, mentionIds } = comment;
    const of = { actorId, key: `comment ${commentId}` } as const;
    const aboutPost = { kind: 'post', id: postId } as const;
    const aboutComment = { kind: 'comment', id: commentId } as const;
    const concerns: Concern[] = [
      ...(parentAuthorId
        ? [{ ...of, recipientId: parentAuthorId, type: 'reply', subject: aboutPost } as const]
        : []),
      { ...of, recipientId: postAuthorId, type: 'comment', subject: aboutPost },
      ...mentionIds.map(
        (recipientId) => ({ ...of, recipientId, type: 'mention', subject: aboutComment }) as const,
      ),
    ];
    return tell(ports, event, firstOfEach(concerns));
  },
});

/** Who is mentioned hears of it at once; of a direct message, who is not there to see it come. */
export const tellOfMessages = subscriber({
  name: 'notifications.tell-of-messages',
  when: 'projection',
  on: [MessageAddressed],
  frames,
  needs: { ...needs, presenceTracker: PresenceTracker },
  async handle(event, { concerned, presenceTracker, ...ports }) {
    const { conversationId, messageId, senderId: actorId, mentionIds } = event.data;
    const peerId = await concerned.byDirectMessage(conversationId, actorId);
    const key = `message ${messageId}`;
    const concerns: Concern[] = mentionIds.map((recipientId) => ({
      ...{ recipientId, actorId, key },
      type: 'mention',
      subject: { kind: 'message', id: messageId },
    }));
    if (peerId && !presenceTracker.isPresent(peerId))
      concerns.push({
        ...{ recipientId: peerId, actorId, key },
        type: 'message',
        subject: { kind: 'conversation', id: conversationId },
      });
    return tell(ports, event, firstOfEach(concerns));
  },
});
