import { MessageSent } from '../../../../domain/messaging/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { messageCreated } from '../frames.ts';
import { currentPushes } from '../message-pushes.ts';
import { MessageReader, Recipients } from '../ports.ts';
import { PreparedPushes } from '../prepared-pushes.ts';

export const pushNewMessages = subscriber({
  name: 'messaging.push-new-messages',
  when: 'after-commit',
  on: [MessageSent],
  frames: [messageCreated],
  needs: { prepared: PreparedPushes, messages: MessageReader, recipients: Recipients },
  async handle({ id, at, data: { messageId } }, { prepared, ...ports }) {
    const pushes = prepared.take(messageId) ?? (await currentPushes(messageCreated, messageId, ports));
    return { push: pushes.map((push) => ({ ...push, id, at })) };
  },
});
