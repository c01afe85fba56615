import type { UserId } from '../../../domain/kernel/id.ts';
import { MessageNotFound } from '../../../domain/messaging/errors.ts';
import type { MessageId } from '../../../domain/messaging/message.ts';
import { MessageReactions } from '../../../domain/messaging/messages.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { changeNeeds, type LockedMessage, lockMessage, readMessage } from './lock-message.ts';
import { SentMessages } from './ports.ts';

export const reactionNeeds = { ...changeNeeds, sent: SentMessages, reactions: MessageReactions };
type Ports = Resolved<typeof reactionNeeds>;

/** Throws `MessageNotFound` if a block hides the message from `userId`. */
export async function lockForReaction(ports: Ports, userId: UserId, id: MessageId): Promise<LockedMessage> {
  const locked = await lockMessage(ports, userId, id);
  locked.conversation.assertAcceptsChanges(locked.sender);
  if (!(await ports.sent.mayReactTo(locked.sender, id))) throw new MessageNotFound();
  return locked;
}

export async function readReactions(ports: Ports, userId: UserId, id: MessageId) {
  const { reactions, myReaction } = await readMessage(ports, userId, id);
  return { reactions, myReaction };
}
