import { describe, expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { CircuitBreaker } from '../../../src/domain/notifications/circuit-breaker.ts';
import {
  isMailOnly,
  isOwnDeed,
  type NotificationRequest,
  requestsForComment,
  requestsForMessage,
} from '../../../src/domain/notifications/notification-request.ts';
import { Sending, type SendingId } from '../../../src/domain/notifications/sending.ts';

const user = (id: string) => id as UserId;
const summary = (requests: readonly NotificationRequest[]) =>
  requests.map(({ recipientId, type, subject }) => [recipientId, type, subject?.kind]);

describe('A comment notifies', () => {
  const comment = { id: 'c' as Id, authorId: user('author') };
  const audience = {
    postId: 'p' as Id,
    postAuthorId: user('poster'),
    parentAuthorId: user('parent'),
    mentionIds: [user('friend')],
  };

  test('the parent’s author of a reply, the post’s author of a comment, others of their mention', () => {
    expect(summary(requestsForComment(comment, audience))).toEqual([
      ['parent', 'reply', 'post'],
      ['poster', 'comment', 'post'],
      ['friend', 'mention', 'comment'],
    ]);
  });

  test('each person once', () => {
    const poster = user('poster');

    expect(
      summary(requestsForComment(comment, { ...audience, parentAuthorId: poster, mentionIds: [poster] })),
    ).toEqual([['poster', 'reply', 'post']]);
  });
});

describe('A message notifies', () => {
  const message = { id: 'm' as Id, conversationId: 'v' as Id, senderId: user('ann') };

  test('people it mentions', () => {
    const requests = requestsForMessage({ ...message, mentionIds: [user('ben')] }, undefined);

    expect(summary(requests)).toEqual([['ben', 'mention', 'message']]);
  });

  test('the peer who is away, once even if mentioned', () => {
    expect(summary(requestsForMessage({ ...message, mentionIds: [] }, user('ben')))).toEqual([
      ['ben', 'message', 'conversation'],
    ]);
    expect(summary(requestsForMessage({ ...message, mentionIds: [user('ben')] }, user('ben')))).toEqual([
      ['ben', 'mention', 'message'],
    ]);
  });
});

test('nobody is notified of what they did themselves', () => {
  const request: NotificationRequest = {
    recipientId: user('ann'),
    actorId: user('ann'),
    type: 'reaction',
    subject: null,
    key: 'k',
  };

  expect(isOwnDeed(request)).toBe(true);
  expect(isOwnDeed({ ...request, actorId: null })).toBe(false);
});

test('a notification that is wanted by mail alone is mail-only', () => {
  expect(isMailOnly(['email'])).toBe(true);
  expect(isMailOnly(['inApp', 'email'])).toBe(false);
});

test('an announcement is accepted once for each recipient', () => {
  const sending = Sending.accept({
    id: 's' as SendingId,
    byId: user('admin'),
    text: { title: 'News', text: 'Hello' },
    userIds: [user('ann'), user('ben'), user('ann')],
    at: 1,
  });

  expect(sending.recipientIds).toEqual(['ann', 'ben']);
  expect(takeEvents(sending).map(({ name, data }) => [name, data])).toEqual([
    ['notifications.sending-accepted', { sendingId: 's' }],
  ]);
});

describe('A circuit breaker', () => {
  const failing = (times: number) => {
    const breaker = new CircuitBreaker();
    for (let i = 0; i < times; i++) breaker.failed(0);
    return breaker;
  };

  test('allows everything until five failures in a row', () => {
    expect(failing(4).allowed(0, 10)).toBe(10);
    expect(failing(5).allowed(0, 10)).toBe(0);
  });

  test('allows one attempt after 30 seconds, and everything once it succeeds', () => {
    const breaker = failing(5);

    expect(breaker.allowed(29_999, 10)).toBe(0);
    expect(breaker.allowed(30_000, 10)).toBe(1);
    breaker.failed(30_000);
    expect(breaker.allowed(59_999, 10)).toBe(0);
    breaker.succeeded();
    expect(breaker.allowed(30_000, 10)).toBe(10);
  });
});
