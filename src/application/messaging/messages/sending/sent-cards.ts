import type { UserId } from '../../../../domain/kernel/id.ts';
import type { ConversationId } from '../../../../domain/messaging/conversation.ts';
import type { ClientId } from '../../../../domain/messaging/message.ts';
import { type CardMessage, CardMessages } from '../../../kernel/card-messages.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { Batch, batchNeeds } from './batch.ts';
import { saveBatch, saveNeeds } from './save-batch.ts';

export const cardNeeds = { ...batchNeeds, ...saveNeeds };

export class SentCards extends CardMessages {
  readonly #ports: Resolved<typeof cardNeeds>;

  constructor(ports: Resolved<typeof cardNeeds>) {
    super();
    this.#ports = ports;
  }

  async send({ card, senderId, ...message }: CardMessage): Promise<boolean> {
    const { kind, id, title } = card;
    const input = {
      conversationId: message.conversationId as ConversationId,
      clientId: message.clientId as ClientId,
      ...{ text: '', fileIds: [], refs: [{ kind, id }] },
    };
    const call = { input, actor: { id: senderId as UserId } };
    // Not looked up: the sender may have created it in this unit of work, which stores it only at its end.
    const references = { require: async () => [{ kind, id, title }] };
    const batch = await Batch.load([call], { ...this.#ports, references }, true);
    await batch.send(call);
    await saveBatch(this.#ports, batch);
    return batch.added.length > 0;
  }
}
