import { z } from 'zod';
import { MessageNotFound } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { messageIdField } from '../../fields.ts';
import { MessageReader } from '../ports.ts';
import { ShownMessage } from '../views.ts';

export const getMessage = query({
  name: 'messaging.get-message',
  summary: 'Get a message',
  description: 'As `messaging.list-messages` shows it: a message of someone you blocked is hidden.',
  access: 'signed-in',
  input: z.strictObject({ messageId: messageIdField }),
  output: ShownMessage,
  refuses: [MessageNotFound],
  needs: { messages: MessageReader },
  async handle({ input: { messageId }, actor }, { messages }) {
    const message = await messages.one(actor.id, messageId);
    if (!message) throw new MessageNotFound();
    return message;
  },
});
