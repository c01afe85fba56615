import { describe, expect, test } from 'vitest';
import {
  ConversationClosed,
  ConversationNotFound,
  RequestNotAccepted,
  RequestTakesTextOnly,
  RoomIsClosed,
} from '../../../src/domain/messaging/errors.ts';
import { aConversation, ann, aSender, bob, conversationId, eventsOf } from './given.ts';

const text = { fileIds: [], refs: [] };

describe('the order of a conversation', () => {
  test('messages and changes take the next numbers, without gaps', () => {
    const conversation = aConversation({ lastSeq: 4, lastChangeSeq: 9 });
    expect(conversation.append(aSender(ann), text, 20)).toEqual({ seq: 5, changeSeq: 10 });
    expect(conversation.nextChange(25)).toBe(11);
    expect(conversation.append(aSender(bob), text, 30)).toEqual({ seq: 6, changeSeq: 12 });
    expect(conversation).toMatchObject({ lastSeq: 6, lastChangeSeq: 12, lastAt: 30 });
  });

  test('the time of the last change comes from the clock, and never goes back', () => {
    const conversation = aConversation({ lastChangeSeq: 9, changedAt: 10 });
    expect(conversation.changedAt).toBe(10);
    conversation.append(aSender(ann), text, 20);
    expect(conversation.changedAt).toBe(20);
    conversation.nextChange(25);
    expect(conversation.changedAt).toBe(25);
    conversation.nextChange(24);
    conversation.append(aSender(bob), text, 23);
    expect(conversation).toMatchObject({ changedAt: 25, lastChangeSeq: 13 });
  });
});

describe('writing', () => {
  test('nobody writes in a closed room', () => {
    const closed = aConversation({ closedAt: 7 });
    expect(() => closed.append(aSender(ann), text, 8)).toThrow(RoomIsClosed);
    expect(closed.lastSeq).toBe(0);
  });

  test('nobody writes to a person whom they cannot reach', () => {
    const direct = aConversation({ kind: 'direct' });
    expect(() => direct.append(aSender(ann, { unreachable: true }), text, 2)).toThrow(ConversationClosed);
    expect(() => direct.assertAcceptsChanges(aSender(ann, { unreachable: true }))).toThrow(
      ConversationClosed,
    );
  });

  test('after declining a request, one may write but not change messages', () => {
    const direct = aConversation({ kind: 'direct' });
    const sender = aSender(ann, { request: 'declined' });
    expect(() => direct.assertAcceptsChanges(sender)).toThrow(ConversationClosed);
    expect(() => direct.assertAccepts(sender)).not.toThrow();
  });
});

describe('a stranger', () => {
  const stranger = aSender(ann, { isStranger: true });

  test('writes one message until the request is accepted', () => {
    const direct = aConversation({ kind: 'direct' });
    expect(direct.append(stranger, text, 2)).toEqual({ seq: 1, changeSeq: 1 });
    expect(() => direct.append(stranger, text, 3)).toThrow(RequestNotAccepted);
    expect(() => direct.assertAcceptsChanges(stranger)).not.toThrow();
    expect(direct.append(aSender(ann), text, 4)).toEqual({ seq: 2, changeSeq: 2 });
  });

  test.each([
    ['files', { fileIds: ['f'], refs: [] }],
    ['references', { fileIds: [], refs: ['r'] }],
  ])('sends no %s with it', (_what, content) => {
    const direct = aConversation({ kind: 'direct' });
    expect(() => direct.append(stranger, content, 2)).toThrow(RequestTakesTextOnly);
    expect(direct.lastSeq).toBe(0);
  });
});

describe('requests', () => {
  const answered = (accepted: boolean) => ['request-answered', { conversationId, userId: ann, accepted }];

  test('a pending request is accepted or declined, and the answer can change', () => {
    const direct = aConversation({ kind: 'direct' });
    expect(direct.answerRequest(aSender(ann, { request: 'pending' }), 'declined')).toBe(true);
    expect(direct.answerRequest(aSender(ann, { request: 'declined' }), 'open')).toBe(true);
    expect(eventsOf(direct)).toEqual([answered(false), answered(true)]);
  });

  test('the same answer again changes nothing', () => {
    const direct = aConversation({ kind: 'direct' });
    expect(direct.answerRequest(aSender(ann, { request: 'declined' }), 'declined')).toBe(false);
    expect(eventsOf(direct)).toEqual([]);
  });

  test.each(['pending', 'declined'] as const)('the first message accepts a %s request, once', (request) => {
    const direct = aConversation({ kind: 'direct' });
    direct.append(aSender(ann, { request }), text, 2);
    direct.append(aSender(ann, { request }), text, 3);
    direct.append(aSender(bob), text, 4);
    expect(eventsOf(direct)).toEqual([answered(true)]);
  });

  test('a room has no requests', () => {
    expect(() => aConversation().answerRequest(aSender(ann), 'declined')).toThrow(ConversationNotFound);
  });
});
