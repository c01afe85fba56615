import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { Webhooks } from '../ports.ts';

export const getWebhook = query({
  name: 'notifications.get-webhook',
  summary: 'The URL that notifications are posted to',
  access: 'admin',
  input: z.strictObject({}),
  output: z
    .object({ url: z.string().nullable().describe('The URL; null if none is set') })
    .meta({ id: 'Webhook', description: 'Where notifications are posted to' }),
  refuses: [],
  needs: { webhooks: Webhooks },
  handle: async (_call, { webhooks }) => ({ url: (await webhooks.current())?.url ?? null }),
});
