import type { Id, UserId } from '../kernel/id.ts';
import type { Channel, NotificationType, Subject } from './types.ts';

/** Asks that someone be notified of an event. */
export interface NotificationRequest {
  readonly recipientId: UserId;
  /** The person who caused the event; null for the service itself. */
  readonly actorId: UserId | null;
  readonly type: NotificationType;
  readonly subject: Subject | null;
  /** Identifies the event: each recipient is notified once, however often the request is repeated. */
  readonly key: string;
  /** Text of its own; such a notification joins no group. */
  readonly words?: { readonly title: string; readonly text: string };
}

/** Nobody is notified of what they did themselves. */
export const isOwnDeed = ({ recipientId, actorId }: NotificationRequest): boolean => recipientId === actorId;

/** Such a notification appears in no list and no count. */
export const isMailOnly = (wanted: readonly Channel[]): boolean => !wanted.includes('inApp');

/** One notification per person: an answer for the author of the parent, else a comment for the author of the post, else a mention. */
export function requestsForComment(
  { id, authorId: actorId }: { readonly id: Id; readonly authorId: UserId },
  { postId, postAuthorId, parentAuthorId, mentionIds }: CommentAudience,
): NotificationRequest[] {
  const common = { actorId, key: `comment ${id}` };
  const post: Subject = { kind: 'post', id: postId };
  const comment: Subject = { kind: 'comment', id };
  const request = (recipientId: UserId, type: NotificationType, subject: Subject) => ({
    ...common,
    recipientId,
    type,
    subject,
  });
  return firstPerRecipient([
    ...(parentAuthorId ? [request(parentAuthorId, 'reply', post)] : []),
    request(postAuthorId, 'comment', post),
    ...mentionIds.map((recipientId) => request(recipientId, 'mention', comment)),
  ]);
}

/** As `requestsForComment` with the same key: who was notified of the comment is not notified of a mention in it. */
export const requestsForCommentMentions = (
  { id, authorId: actorId }: { readonly id: Id; readonly authorId: UserId },
  mentionIds: readonly UserId[],
): NotificationRequest[] =>
  mentionIds.map((recipientId) => ({
    ...{ recipientId, actorId, type: 'mention', key: `comment ${id}` },
    subject: { kind: 'comment', id },
  }));

export interface CommentAudience {
  readonly postId: Id;
  readonly postAuthorId: UserId;
  readonly parentAuthorId: UserId | null;
  readonly mentionIds: readonly UserId[];
}

/** Longer than it takes to notice that a connection is dead (45 s). */
export const unreadAfterMs = 60_000;

/** Mentions, and the peer of a direct conversation; `peerId` is undefined if they need not be notified (now). */
export function requestsForMessage(
  { id, conversationId, senderId: actorId, mentionIds }: AddressedMessage,
  peerId: UserId | undefined,
): NotificationRequest[] {
  const common = { actorId, key: `message ${id}` };
  const requests: NotificationRequest[] = mentionIds.map((recipientId) => ({
    ...common,
    recipientId,
    type: 'mention',
    subject: { kind: 'message', id },
  }));
  if (peerId)
    requests.push({
      ...common,
      recipientId: peerId,
      type: 'message',
      subject: { kind: 'conversation', id: conversationId },
    });
  return firstPerRecipient(requests);
}

export interface AddressedMessage {
  readonly id: Id;
  readonly conversationId: Id;
  readonly senderId: UserId;
  readonly mentionIds: readonly UserId[];
}

function firstPerRecipient(requests: readonly NotificationRequest[]): NotificationRequest[] {
  const seen = new Set<UserId>();
  return requests.filter(({ recipientId }) => !seen.has(recipientId) && seen.add(recipientId));
}
