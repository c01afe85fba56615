import { z } from 'zod';
import type { DeliveryId } from '../../../domain/notifications/delivery.ts';
import { SendingNotFound } from '../../../domain/notifications/errors.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { deliveryFilter } from '../admin-fields.ts';
import { DeliveryRecord, type SendingId, Sendings } from '../admin-ports.ts';
import { DeliveryView, SendingView } from '../admin-views.ts';
import { Webhooks } from '../delivery-ports.ts';

export const listDeliveries = query({
  name: 'notifications.list-deliveries',
  summary: 'What was sent, what waits and what was given up, newest first, each with its attempts',
  access: 'admin',
  input: z.strictObject({ ...deliveryFilter, ...idPageInput<DeliveryId>() }),
  output: pageOf(DeliveryView),
  refuses: [],
  needs: { record: DeliveryRecord },
  handle: ({ input: { limit, cursor, ...filter } }, { record }) => record.list(filter, { limit, cursor }),
});

export const getSending = query({
  name: 'notifications.get-sending',
  summary: 'How far a sending to many people has come',
  access: 'admin',
  input: z.strictObject({ sendingId: idField<SendingId>() }),
  output: SendingView,
  refuses: [SendingNotFound],
  needs: { sendings: Sendings },
  async handle({ input: { sendingId } }, { sendings }) {
    const sending = await sendings.one(sendingId);
    if (!sending) throw new SendingNotFound();
    return sending;
  },
});

export const getWebhook = query({
  name: 'notifications.get-webhook',
  summary: 'Where notifications are posted to',
  access: 'admin',
  input: z.strictObject({}),
  output: z.object({ url: z.string().nullable() }),
  refuses: [],
  needs: { webhooks: Webhooks },
  handle: async (_call, { webhooks }) => ({ url: (await webhooks.current())?.url ?? null }),
});
