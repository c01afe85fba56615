import { Conversations } from '../../../../domain/messaging/conversation.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import type { Message } from '../../../../domain/messaging/message.ts';
import { Messages } from '../../../../domain/messaging/messages.ts';
import type { Resolved } from '../../../kernel/operation.ts';
import { OnlineUsers } from '../../../kernel/ports.ts';
import { newMessagePushes } from '../message-pushes.ts';
import { Recipients } from '../ports.ts';
import { PreparedPushes } from '../prepared-pushes.ts';
import type { Batch } from './batch.ts';

export const saveNeeds = {
  conversations: Conversations,
  messages: Messages,
  memberships: Memberships,
  recipients: Recipients,
  online: OnlineUsers,
  prepared: PreparedPushes,
};

export async function saveBatch(
  { conversations, messages, memberships, recipients, online, prepared }: Resolved<typeof saveNeeds>,
  batch: Batch,
): Promise<void> {
  if (batch.added.length === 0) return;
  const added = batch.added.map(({ message }) => message);
  messages.add(added);
  const written = new Set(added.map(({ conversationId }) => conversationId));
  conversations.save([...written].map((id) => batch.conversations.get(id)!));
  memberships.markWritten(lastOfEachSender(added));

  const pushesOf = online.nobody()
    ? undefined
    : await newMessagePushes(
        recipients,
        batch.conversations,
        batch.added.map(({ view }) => view),
      );
  if (pushesOf) for (const { message, view } of batch.added) prepared.put(message.id, pushesOf(view));
}

function lastOfEachSender(messages: readonly Message[]): readonly Message[] {
  const last = new Map(messages.map((one) => [`${one.conversationId} ${one.senderId}`, one]));
  return [...last.values()];
}
