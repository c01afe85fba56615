import { z } from 'zod';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { Webhooks } from '../ports.ts';

const httpsUrl = z
  .string()
  .max(2000)
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  }, 'must be an https URL without user name and password');

export const setWebhook = command({
  name: 'notifications.set-webhook',
  summary: 'Post every notification to a URL as well',
  description:
    'As JSON, signed in the header `Layers-Signature: t=<seconds>,v1=<hex>`, where `v1` is the HMAC-SHA-256 of the ' +
    'seconds, a dot and the body, keyed by the secret. Only public addresses are called; redirects are not followed.',
  access: 'admin',
  input: z
    .strictObject({
      url: httpsUrl.describe('An https URL at a public address, at most 2,000 characters'),
      secret: z.string().min(32).max(100).describe('Key of the signature, 32 to 100 characters'),
    })
    .meta({ id: 'SetWebhook' }),
  output: Nothing,
  refuses: [],
  needs: { webhooks: Webhooks, clock: Clock },
  async handle({ input }, { webhooks, clock }) {
    webhooks.set(input, clock.now());
    return nothing;
  },
});
