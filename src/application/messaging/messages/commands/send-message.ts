import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import { Refusal } from '../../../../domain/kernel/refusal.ts';
import {
  ConversationClosed,
  ConversationNotFound,
  MessageNotFound,
  RefNotFound,
  RequestNotAccepted,
  RequestTakesTextOnly,
  RoomIsClosed,
} from '../../../../domain/messaging/errors.ts';
import type { AttachmentId, ClientId, MessageId } from '../../../../domain/messaging/message.ts';
import { RetryAlone } from '../../../kernel/concurrency/group-commit.ts';
import { idField } from '../../../kernel/fields.ts';
import { FileNotFound } from '../../../kernel/files.ts';
import { batchedCommand } from '../../../kernel/operation.ts';
import { conversationIdField, messageRefs, messageText } from '../../fields.ts';
import { messageCreated } from '../frames.ts';
import { MessageReader, Typing } from '../ports.ts';
import { Batch, batchNeeds, type Sent } from '../sending/batch.ts';
import { saveBatch, saveNeeds } from '../sending/save-batch.ts';
import { MessageView } from '../views.ts';

export const sendMessage = batchedCommand({
  name: 'messaging.send-message',
  summary: 'Send a message',
  description:
    'It is stored when this answers. Sending the same `clientId` again answers with the first message, for ever, ' +
    'even if the rest differs, and even after you have left the room. To someone new to you, you can send one ' +
    'message of text until they accept your request. `refs` are things of wardrobes that you can see; readers get those that they can ' +
    'see. A wear must be your own: readers get its items and its photo, and nothing else of your diary.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: conversationIdField,
      clientId: idField<ClientId>().meta({ description: 'Made by you; sent again, it is the same message' }),
      text: messageText.default(''),
      fileIds: z
        .array(idField<AttachmentId>())
        .max(10)
        .default([])
        .meta({ description: 'At most ten files of yours, in the order in which they are shown' }),
      refs: messageRefs.default([]),
      replyTo: idField<MessageId>()
        .optional()
        .meta({ description: 'A message of the conversation that you see' }),
    })
    .refine(({ text, fileIds, refs }) => text !== '' || fileIds.length + refs.length > 0, {
      message: 'must not be empty unless files or refs are given',
      path: ['text'],
    })
    .meta({ id: 'SendMessage' }),
  output: MessageView,
  refuses: [
    ConversationNotFound,
    ConversationClosed,
    RequestNotAccepted,
    RequestTakesTextOnly,
    RoomIsClosed,
    IsRemoved,
    MessageNotFound,
    FileNotFound,
    RefNotFound,
  ],
  frames: [messageCreated],
  needs: { ...batchNeeds, ...saveNeeds, reader: MessageReader, typing: Typing },
  // Messages with files go alone, because attaching can fail after a write.
  batchKey: ({ conversationId, fileIds }) => (fileIds.length > 0 ? undefined : conversationId),
  async handleBatch(calls, ports, mayWait) {
    const batch = await Batch.load(calls, ports, mayWait);
    const outcomes: (Sent | Refusal | RetryAlone)[] = [];
    for (const call of calls) outcomes.push(await batch.send(call).catch(outcomeOf));
    await saveBatch(ports, batch);
    return outcomes;
  },
  async answer({ id, view }, { input, actor }, { reader, typing }) {
    await typing.stop(input.conversationId, actor.id);
    if (view) return { ...view, myReaction: null };
    // Someone who sends again after leaving the room still gets what they wrote.
    const message = (await reader.one(actor.id, id)) ?? (await reader.written(actor.id, id));
    if (!message || 'hidden' in message) throw new MessageNotFound();
    return message;
  },
});

function outcomeOf(error: unknown): Refusal | RetryAlone {
  if (error instanceof Refusal || error instanceof RetryAlone) return error;
  throw error;
}
