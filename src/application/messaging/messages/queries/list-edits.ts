import { z } from 'zod';
import { MessageNotFound } from '../../../../domain/messaging/errors.ts';
import type { MessageId } from '../../../../domain/messaging/message.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { MessageReader } from '../ports.ts';
import { EditView } from '../views.ts';

export const listEdits = query({
  name: 'messaging.list-edits',
  summary: 'List the former texts of a message, newest first',
  description: 'For everyone who sees the message. A deleted message has none.',
  access: 'signed-in',
  input: z.strictObject({ messageId: idField<MessageId>(), ...pageInput(z.int()) }),
  output: pageOf(EditView),
  refuses: [MessageNotFound],
  needs: { messages: MessageReader },
  async handle({ input, actor }, { messages }) {
    const found = await messages.edits(actor.id, input.messageId, input);
    if (!found) throw new MessageNotFound();
    return found;
  },
});
