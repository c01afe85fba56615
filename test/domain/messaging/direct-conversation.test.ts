import { describe, expect, test } from 'vitest';
import { type Permission, stranger } from '../../../src/domain/access/policy.ts';
import { DirectConversation } from '../../../src/domain/messaging/direct-conversation.ts';
import { arrivesAsRequest } from '../../../src/domain/messaging/direct-message-policy.ts';
import { MessagesNotWanted } from '../../../src/domain/messaging/errors.ts';
import { ann, bob, conversationId, eventsOf } from './given.ts';

const follower = { ...stranger, follows: true };
const friend = { ...stranger, friend: true };

describe('the direct-message policy', () => {
  test('messages of anyone but friends and followed people arrive as a request', () => {
    const target = { directMessages: 'everyone', followsBack: false } as const;
    expect(arrivesAsRequest({ ...target, relation: follower })).toBe(true);
    expect(arrivesAsRequest({ ...target, relation: follower, followsBack: true })).toBe(false);
    expect(arrivesAsRequest({ ...target, relation: friend })).toBe(false);
  });
});

describe('opening', () => {
  const open = (directMessages: Permission, relation = stranger) =>
    DirectConversation.open({
      id: conversationId,
      openerId: ann,
      peerId: bob,
      target: { relation, directMessages, followsBack: false },
      at: 1,
    });

  test('a stranger opens it with a request', () => {
    const direct = open('everyone');
    expect(direct.request).toBe('pending');
    const data = { conversationId, openerId: ann, peerId: bob, request: true };
    expect(eventsOf(direct)).toEqual([['direct-opened', data]]);
  });

  test('a friend opens it without one', () => {
    const direct = open('friends', friend);
    expect(direct.request).toBe('open');
    expect(eventsOf(direct)).toMatchObject([['direct-opened', { request: false }]]);
  });

  test('it is refused if the peer does not want messages', () => {
    expect(() => open('nobody', friend)).toThrow(MessagesNotWanted);
  });
});
