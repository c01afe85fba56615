import { z } from 'zod';
import { SendingNotFound } from '../../../../domain/notifications/errors.ts';
import type { SendingId } from '../../../../domain/notifications/sending.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { Sendings } from '../ports.ts';
import { SendingView } from '../views.ts';

export const getSending = query({
  name: 'notifications.get-sending',
  summary: 'The progress of an announcement to many people',
  access: 'admin',
  input: z.strictObject({ sendingId: idField<SendingId>().describe('Id of the sending') }),
  output: SendingView,
  refuses: [SendingNotFound],
  needs: { sendings: Sendings },
  async handle({ input: { sendingId } }, { sendings }) {
    const sending = await sendings.one(sendingId);
    if (!sending) throw new SendingNotFound();
    return sending;
  },
});
