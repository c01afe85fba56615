import { z } from 'zod';
import type { DeliveryId } from '../../../../domain/notifications/delivery.ts';
import { DeliveryHasEnded, DeliveryNotFound } from '../../../../domain/notifications/errors.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { DeliveryRecord } from '../ports.ts';

export const cancelDelivery = command({
  name: 'notifications.cancel-delivery',
  summary: 'Cancel a queued delivery',
  access: 'admin',
  input: z.strictObject({ deliveryId: idField<DeliveryId>().describe('Id of the delivery') }),
  output: Nothing,
  refuses: [DeliveryNotFound, DeliveryHasEnded],
  needs: { record: DeliveryRecord },
  async handle({ input: { deliveryId } }, { record }) {
    if (await record.cancel(deliveryId)) return nothing;
    throw (await record.exists(deliveryId)) ? new DeliveryHasEnded() : new DeliveryNotFound();
  },
});
