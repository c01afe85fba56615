import { Conversations } from '../../../../domain/messaging/conversation.ts';
import { Messages } from '../../../../domain/messaging/messages.ts';
import { TipCounted } from '../../../../domain/wallets/published.ts';
import { Clock } from '../../../kernel/ports.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { UnitOfWork } from '../../../kernel/unit-of-work.ts';
import { MessageTips } from '../ports.ts';

/** Recounts, so that a repeated or overtaken event does no harm. Locks in the order of sending. */
export const countTips = subscriber({
  name: 'messaging.count-tips',
  when: 'projection',
  on: [TipCounted],
  needs: {
    messages: Messages,
    conversations: Conversations,
    tips: MessageTips,
    clock: Clock,
    unitOfWork: UnitOfWork,
  },
  async handle({ data: { subjectKind, subjectId } }, { messages, conversations, tips, clock, unitOfWork }) {
    const id = subjectKind === 'message' ? await messages.conversationOf(subjectId) : undefined;
    const conversation = id && (await conversations.lock([id])).get(id);
    const message = conversation && (await messages.find(subjectId));
    if (!message?.countTips(await tips.of(message.id), conversation!, clock.now())) return undefined;
    conversations.save([conversation!]);
    // The next event of the same transaction reads what this one has changed.
    await unitOfWork.flush();
    return undefined;
  },
});
