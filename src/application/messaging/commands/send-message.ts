import { z } from 'zod';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import {
  ConversationClosed,
  ConversationNotFound,
  MessageNotFound,
  RefNotFound,
  RoomIsClosed,
} from '../../../domain/messaging/errors.ts';
import type { AttachedId, ClientId, MessageId } from '../../../domain/messaging/message.ts';
import type { ConversationId } from '../../../domain/messaging/timeline.ts';
import { idField } from '../../kernel/fields.ts';
import { FileNotFound } from '../../kernel/files.ts';
import { batchedCommand } from '../../kernel/operation.ts';
import { MessageReader, Typing } from '../ports.ts';
import { Batch, type Done, needs } from '../sending.ts';
import { messageRefs, messageText } from '../text.ts';
import { MessageView } from '../views.ts';

export const sendMessage = batchedCommand({
  name: 'messaging.send-message',
  summary: 'Write in a conversation',
  description:
    'It is stored before this answers. The same `clientId` again answers the first message, for ever, whatever else ' +
    'it says. `refs` are things of wardrobes that you may see; each reader is shown those that they may see. A wear ' +
    'is your own: its items and its photo are shown to whoever reads the message, and nothing else of your diary.',
  access: 'signed-in',
  input: z
    .strictObject({
      conversationId: idField<ConversationId>(),
      clientId: idField<ClientId>().meta({ description: 'Made by you: sent again, it is the same message' }),
      text: messageText.default(''),
      fileIds: z.array(idField<AttachedId>()).max(10).default([]),
      refs: messageRefs.default([]),
      replyTo: idField<MessageId>().optional(),
    })
    .refine(({ text, fileIds, refs }) => text !== '' || fileIds.length + refs.length > 0, {
      message: 'must not be empty where nothing is attached',
      path: ['text'],
    }),
  output: MessageView,
  refuses: [
    ConversationNotFound,
    ConversationClosed,
    RoomIsClosed,
    MessageNotFound,
    FileNotFound,
    RefNotFound,
  ],
  needs: { ...needs, reader: MessageReader, typing: Typing },
  // Attaching files can fail after a write, so those go alone. The others share a few lanes: who waits for the lock
  // of one conversation holds up a quarter of them at most.
  batchKey: ({ conversationId, fileIds }) =>
    fileIds.length > 0 ? undefined : String(Number.parseInt(conversationId.at(-1)!, 16) % 4),
  async handleBatch(calls, ports) {
    const batch = await Batch.open(calls, ports);
    const outcomes: (Done | Refusal)[] = [];
    for (const call of calls) outcomes.push(await batch.send(call).catch(refusalOf));
    await batch.close();
    return outcomes;
  },
  async answer({ id, fresh }, { input, actor }, { reader, typing }) {
    await typing.stop(input.conversationId, actor.id);
    const message = fresh ? { ...fresh, myReaction: null } : await reader.one(actor.id, id);
    if (!message || 'hidden' in message) throw new MessageNotFound();
    return message;
  },
});

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
