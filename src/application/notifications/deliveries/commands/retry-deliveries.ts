import { z } from 'zod';
import { command } from '../../../kernel/operation.ts';
import { deliveryFilter } from '../fields.ts';
import { DeliveryRecord } from '../ports.ts';

export const retryDeliveries = command({
  name: 'notifications.retry-deliveries',
  summary: 'Retry dead deliveries',
  description:
    'Queues the `dead` deliveries that match the filter, with a fresh attempt count. Nothing that was delivered is sent again. `dryRun` only counts.',
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
