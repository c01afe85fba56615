import { describe } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { Conversation } from '../../src/domain/messaging/conversation.ts';
import { Message } from '../../src/domain/messaging/message.ts';
import { MessageSchema } from '../../src/infrastructure/messaging/messaging.schema.ts';
import { type Kernel, openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { type AggregateCase, aggregateContract } from './aggregate.contract.ts';

const ann = '01990000-0000-7000-8000-00000000000a' as UserId;
const prose = `“Grüße” 👗🧵 \\ ' " \n ﷽`;
const at = 1_700_000_000_001;

const conversationIn = ({ ids }: Kernel) =>
  new Conversation({
    id: ids.next(),
    kind: 'room',
    lastSeq: 6,
    lastChangeSeq: 8,
    changedAt: at,
    membersVersion: 1,
    memberCount: 1,
    lastAt: at,
    closedAt: null,
    isRemoved: false,
  });
let changes: Conversation;

const message: AggregateCase<Message> = {
  name: 'Message',
  schema: MessageSchema,
  fixed: ['id', 'conversationId', 'seq', 'senderId', 'clientId', 'replyToId', 'createdAt'],
  make: (kernel) => {
    const { ids } = kernel;
    changes = conversationIn(kernel);
    return Message.send(
      changes,
      { userId: ann, visibleFromSeq: 1, request: 'open', unreachable: false, isStranger: false },
      {
        id: ids.next(),
        clientId: ids.next(),
        text: prose,
        mentionIds: [ann],
        fileIds: [ids.next(), ids.next()],
        refs: [{ kind: 'outfit', id: ids.next() }],
        replyToId: ids.next(),
      },
      at,
    );
  },
  changes: [
    (message) => void message.edit(ann, { text: `${prose}!`, mentionIds: [] }, changes, at + 1),
    (message) => message.react(ann, 'love', changes, at + 1),
    (message) => void message.countTips(3, changes, at + 1),
    (message, { ids }) => void message.hide({ decisionId: ids.next(), reason: 'spam', at }, changes, at + 1),
    (message) => void message.restore(2, changes, at + 1),
    (message) => void message.delete(ann, changes, at + 2),
  ],
};

describe.each(databases)('Messages on %s', (kind) => {
  aggregateContract(() => openKernel(kind), message);
});
