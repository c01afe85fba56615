import { describe } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { Message, type NewMessage } from '../../src/domain/messaging/message.ts';
import { MessageSchema } from '../../src/infrastructure/messaging/messaging.schema.ts';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { type AggregateCase, aggregateContract } from './aggregate.contract.ts';

const ann = '01990000-0000-7000-8000-00000000000a' as UserId;
const prose = `“Grüße” 👗🧵 \\ ' " \n ﷽`;
const at = 1_700_000_000_001;
let changes = 100;
const next = () => ++changes;

const message: AggregateCase<Message> = {
  name: 'Message',
  schema: MessageSchema,
  fixed: ['id', 'conversationId', 'seq', 'senderId', 'clientId', 'replyToId', 'createdAt'],
  make: ({ ids }) => {
    const sent: NewMessage = {
      id: ids.next(),
      conversationId: ids.next(),
      seq: 7,
      changeSeq: 9,
      senderId: ann,
      clientId: ids.next(),
      text: prose,
      mentionIds: [ann],
      fileIds: [ids.next(), ids.next()],
      refs: [{ kind: 'outfit', id: ids.next() }],
      replyToId: ids.next(),
      at,
    };
    // Messages are born many at once, as rows: see `Messages.add`.
    return Reflect.construct(Message, [sent]) as Message;
  },
  changes: [
    (message) => void message.edit(ann, { text: `${prose}!`, mentionIds: [] }, at + 1, next),
    (message) => message.react(ann, 'love', next),
    (message) => void message.delete(ann, false, at + 2, next),
  ],
};

describe.each(databases)('Messages on %s', (kind) => {
  aggregateContract(() => openKernel(kind), message);
});
