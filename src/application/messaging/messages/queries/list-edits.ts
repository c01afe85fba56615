import { z } from 'zod';
import { MessageNotFound } from '../../../../domain/messaging/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { messageIdField } from '../../fields.ts';
import { MessageReader } from '../ports.ts';
import { EditPage } from '../views.ts';

export const listEdits = query({
  name: 'messaging.list-edits',
  summary: 'List the former texts of a message, newest first',
  description: 'For everyone who sees the message. A deleted message has none.',
  access: 'signed-in',
  input: z.strictObject({ messageId: messageIdField, ...pageInput(z.int()) }),
  output: EditPage,
  refuses: [MessageNotFound],
  needs: { messages: MessageReader },
  async handle({ input, actor }, { messages }) {
    const found = await messages.edits(actor.id, input.messageId, input);
    if (!found) throw new MessageNotFound();
    return found;
  },
});
