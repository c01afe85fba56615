import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import {
  ConversationClosed,
  EditTooLate,
  MessageIsDeleted,
  NothingSaid,
  NotTheSender,
} from '../../../src/domain/messaging/errors.ts';
import type { MemberRole } from '../../../src/domain/messaging/member-role.ts';
import {
  type AttachmentId,
  type ClientId,
  type Draft,
  Message,
  type MessageId,
} from '../../../src/domain/messaging/message.ts';
import { aConversation, ann, aSender, bob, conversationId, eventNames, eventsOf } from './given.ts';

const minute = 60_000;
const file = 'f' as AttachmentId;

const draft = (rest: Partial<Draft> = {}): Draft => ({
  id: 'm' as MessageId,
  clientId: 'x' as ClientId,
  text: 'one',
  mentionIds: [],
  fileIds: [],
  refs: [],
  replyToId: null,
  ...rest,
});

/** A message that ann sent at time 0, as the first of its conversation. */
function sent(rest: Partial<Draft> = {}, kind: 'direct' | 'room' = 'room') {
  const conversation = aConversation({ kind });
  const message = Message.send(conversation, aSender(ann), draft(rest), 0);
  eventsOf(message);
  return {
    message,
    edit: (text: string, at = 1, by = ann) => message.edit(by, { text, mentionIds: [] }, conversation, at),
    delete: (by: UserId) => message.delete(by, conversation, 1),
    moderate: (userId: UserId, role: MemberRole) => message.moderate({ userId, role }, conversation, 1),
    react: (by: UserId, kind?: 'like') => message.react(by, kind, conversation, 7),
    countTips: (count: number) => message.countTips(count, conversation, 7),
    changes: () => eventsOf(message).map(([name, data]) => [name, (data as { changeSeq: number }).changeSeq]),
  };
}

describe('sending', () => {
  test('takes the next place in the conversation', () => {
    const conversation = aConversation({ lastSeq: 4, lastChangeSeq: 9 });
    const message = Message.send(conversation, aSender(ann), draft({ fileIds: [file] }), 5);
    expect(message.content).toEqual({
      ...draft({ fileIds: [file] }),
      conversationId,
      seq: 5,
      changeSeq: 10,
      senderId: ann,
      tipCount: 0,
      createdAt: 5,
      editedAt: null,
      deletedAt: null,
    });
  });

  test('in a room concerns nobody in particular, unless it mentions someone', () => {
    const plain = Message.send(aConversation(), aSender(ann), draft(), 0);
    expect(eventNames(plain)).toEqual(['message-sent']);
    const mentioning = Message.send(aConversation(), aSender(ann), draft({ mentionIds: [bob] }), 0);
    const ids = { conversationId, messageId: 'm', senderId: ann };
    expect(eventsOf(mentioning)).toEqual([
      ['message-sent', { ...ids, seq: 1 }],
      ['message-addressed', { ...ids, mentionIds: [bob] }],
    ]);
  });

  test('in a direct conversation concerns the peer', () => {
    const message = Message.send(aConversation({ kind: 'direct' }), aSender(ann), draft(), 0);
    expect(eventNames(message)).toEqual(['message-sent', 'message-addressed']);
  });

  test('an empty message is refused unless it shows something', () => {
    const send = (rest: Partial<Draft>) => Message.send(aConversation(), aSender(ann), draft(rest), 0);
    expect(() => send({ text: '' })).toThrow(NothingSaid);
    expect(() => send({ text: '', fileIds: [file] })).not.toThrow();
  });

  test('a refused message takes no place', () => {
    const conversation = aConversation();
    const sender = aSender(ann, { unreachable: true });
    expect(() => Message.send(conversation, sender, draft(), 0)).toThrow(ConversationClosed);
    expect(conversation.lastSeq).toBe(0);
  });
});

describe('visibility', () => {
  test('members see messages from the place where they joined', () => {
    const { message } = sent();
    expect(message.isVisibleTo({ visibleFromSeq: 1 })).toBe(true);
    expect(message.isVisibleTo({ visibleFromSeq: 2 })).toBe(false);
  });
});

describe('editing', () => {
  test('the sender edits within 15 minutes, and learns the former text', () => {
    const { edit, changes } = sent();
    expect(edit('two', 15 * minute)).toBe('one');
    expect(edit('three')).toBe('two');
    expect(changes()).toEqual([
      ['message-edited', 2],
      ['message-edited', 3],
    ]);
  });

  test('the same text changes nothing', () => {
    const { edit, changes } = sent();
    expect(edit('one')).toBeUndefined();
    expect(changes()).toEqual([]);
  });

  test('it is refused later, to others, and when nothing would be left', () => {
    const { edit, changes } = sent();
    expect(() => edit('late', 15 * minute + 1)).toThrow(EditTooLate);
    expect(() => edit('mine', 1, bob)).toThrow(NotTheSender);
    expect(() => edit('')).toThrow(NothingSaid);
    expect(changes()).toEqual([]);
  });

  test('a message with a file or a reference may lose its text', () => {
    expect(sent({ fileIds: [file] }).edit('')).toBe('one');
    expect(sent({ refs: [{ kind: 'item', id: 'i' as never }] }).edit('')).toBe('one');
  });
});

describe('deleting', () => {
  test('the sender deletes once; nothing but the place is left', () => {
    const mine = sent({ fileIds: [file], mentionIds: [bob] });
    expect(mine.delete(ann)).toBe(true);
    expect(mine.delete(ann)).toBe(false);
    expect(mine.changes()).toEqual([['message-deleted', 2]]);
    expect(mine.message.content).toMatchObject({
      seq: 1,
      text: '',
      fileIds: [],
      mentionIds: [],
      deletedAt: 1,
    });
  });

  test('nobody else deletes it as its sender', () => {
    expect(() => sent().delete(bob)).toThrow(NotTheSender);
  });

  test.each(['owner', 'moderator'] as const)("a room's %s deletes messages of others", (role) => {
    const { moderate, changes } = sent();
    expect(moderate(bob, role)).toBe(true);
    expect(changes()).toEqual([['message-deleted', 2]]);
  });

  test('a plain member does not, and nobody in a direct conversation', () => {
    expect(() => sent().moderate(bob, 'member')).toThrow(NotTheSender);
    expect(() => sent({}, 'direct').moderate(bob, 'owner')).toThrow(NotTheSender);
  });

  test('a deleted message can neither be edited nor reacted to', () => {
    const gone = sent();
    gone.delete(ann);
    expect(() => gone.edit('two')).toThrow(MessageIsDeleted);
    expect(() => gone.react(bob, 'like')).toThrow(MessageIsDeleted);
  });
});

describe('reacting', () => {
  test('each reaction, and each withdrawal, is a change of the message', () => {
    const { react, changes } = sent();
    react(bob, 'like');
    react(bob);
    expect(changes()).toEqual([
      ['message-reacted', 2],
      ['message-reacted', 3],
    ]);
  });
});

describe('tips', () => {
  test('each new number is a change of the message; the same number is none', () => {
    const { countTips, changes } = sent();
    expect([countTips(0), countTips(2), countTips(2), countTips(1)]).toEqual([false, true, false, true]);
    expect(changes()).toEqual([
      ['message-tips-counted', 2],
      ['message-tips-counted', 3],
    ]);
  });

  test('a deleted message has none', () => {
    const gone = sent();
    gone.countTips(2);
    gone.delete(ann);
    expect(gone.countTips(3)).toBe(false);
    expect(gone.message.content.tipCount).toBe(0);
  });
});
