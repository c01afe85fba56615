import { z } from 'zod';
import type { DeliveryId } from '../../../domain/notifications/delivery.ts';
import { DeliveryHasEnded, DeliveryNotFound } from '../../../domain/notifications/errors.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { deliveryFilter } from '../admin-fields.ts';
import { DeliveryRecord } from '../admin-ports.ts';
import { Webhooks } from '../delivery-ports.ts';

export const retryDeliveries = command({
  name: 'notifications.retry-deliveries',
  summary: 'Try again what was given up',
  description:
    'Of the deliveries that meet the filter those that are `dead`, from their first attempt on. What was delivered is never sent again. `dryRun` only counts.',
  access: 'admin',
  input: z.strictObject({ ...deliveryFilter, dryRun: z.boolean().default(false) }),
  output: z.object({ count: z.int().min(0) }),
  refuses: [],
  needs: { record: DeliveryRecord },
  async handle({ input: { dryRun, ...filter } }, { record }) {
    if (filter.state !== undefined && filter.state !== 'dead') return { count: 0 };
    return { count: await (dryRun ? record.countDead(filter) : record.retryDead(filter)) };
  },
});

export const cancelDelivery = command({
  name: 'notifications.cancel-delivery',
  summary: 'Do not send what still waits to be sent',
  access: 'admin',
  input: z.strictObject({ deliveryId: idField<DeliveryId>() }),
  output: Nothing,
  refuses: [DeliveryNotFound, DeliveryHasEnded],
  needs: { record: DeliveryRecord },
  async handle({ input: { deliveryId } }, { record }) {
    if (await record.cancel(deliveryId)) return nothing;
    throw (await record.exists(deliveryId)) ? new DeliveryHasEnded() : new DeliveryNotFound();
  },
});

const httpsUrl = z
  .string()
  .max(2000)
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && url.username === '' && url.password === '';
  }, 'must be an https address, without a name and password in it');

export const setWebhook = command({
  name: 'notifications.set-webhook',
  summary: 'Have every notification posted to an address as well',
  description:
    'As JSON, signed in `Layers-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA-256 under the secret of the seconds, a dot and the body. Public addresses only; redirects are not followed.',
  access: 'admin',
  input: z.strictObject({ url: httpsUrl, secret: z.string().min(32).max(100) }),
  output: Nothing,
  refuses: [],
  needs: { webhooks: Webhooks, clock: Clock },
  async handle({ input }, { webhooks, clock }) {
    webhooks.set(input, clock.now());
    return nothing;
  },
});

export const removeWebhook = command({
  name: 'notifications.remove-webhook',
  summary: 'Post notifications nowhere any more',
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
