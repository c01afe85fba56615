import { z } from 'zod';
import type { DeliveryId } from '../../../../domain/notifications/delivery.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { deliveryFilter } from '../fields.ts';
import { DeliveryRecord } from '../ports.ts';
import { DeliveryView } from '../views.ts';

export const listDeliveries = query({
  name: 'notifications.list-deliveries',
  summary: 'Deliveries with their attempts, newest first',
  access: 'admin',
  input: z.strictObject({ ...deliveryFilter, ...idPageInput<DeliveryId>() }),
  output: pageOf(DeliveryView),
  refuses: [],
  needs: { record: DeliveryRecord },
  handle: ({ input: { limit, cursor, ...filter } }, { record }) => record.list(filter, { limit, cursor }),
});
