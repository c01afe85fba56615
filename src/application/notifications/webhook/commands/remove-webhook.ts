import { z } from 'zod';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Webhooks } from '../ports.ts';

export const removeWebhook = command({
  name: 'notifications.remove-webhook',
  summary: 'Stop posting notifications to a webhook',
  access: 'admin',
  input: z.strictObject({}),
  output: Nothing,
  refuses: [],
  needs: { webhooks: Webhooks },
  async handle(_call, { webhooks }) {
    webhooks.remove();
    return nothing;
  },
});
