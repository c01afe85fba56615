import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import {
  Conversation,
  type ConversationId,
  type ConversationState,
  type Sender,
} from '../../../src/domain/messaging/conversation.ts';

export const [ann, bob, cat] = ['ann', 'bob', 'cat'] as UserId[] as [UserId, UserId, UserId];
export const conversationId = 'c' as ConversationId;

export const aConversation = (state: Partial<ConversationState> = {}): Conversation =>
  new Conversation({
    id: conversationId,
    kind: 'room',
    lastSeq: 0,
    lastChangeSeq: 0,
    changedAt: 0,
    membersVersion: 1,
    memberCount: 3,
    lastAt: 1,
    closedAt: null,
    isRemoved: false,
    ...state,
  });

export const aSender = (userId: UserId, rest: Partial<Sender> = {}): Sender => ({
  userId,
  visibleFromSeq: 1,
  request: 'open',
  unreachable: false,
  isStranger: false,
  ...rest,
});

/** The names of the recorded events, without the context, and what they say. */
export const eventsOf = (aggregate: object) =>
  takeEvents(aggregate).map(({ name, data }) => [name.replace('messaging.', ''), data]);
export const eventNames = (aggregate: object) => eventsOf(aggregate).map(([name]) => name);
