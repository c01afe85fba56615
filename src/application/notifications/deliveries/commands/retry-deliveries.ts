import { z } from 'zod';
import { command } from '../../../kernel/operation.ts';
import { deliveryFilter } from '../fields.ts';
import { DeliveryRecord } from '../ports.ts';

export const retryDeliveries = command({
  name: 'notifications.retry-deliveries',
  summary: 'Retry deliveries that failed',
  description:
    'Of the deliveries that match the filter, those that are `dead` are queued again, and those that wait for their next attempt (`queued`) are due at once, with a fresh attempt count. Nothing that was delivered is sent again. `dryRun` only counts.',
  access: 'admin',
  input: z
    .strictObject({
      ...deliveryFilter,
      dryRun: z.boolean().default(false).describe('Only count what would be retried'),
    })
    .meta({ id: 'RetryDeliveries' }),
  output: z
    .object({ count: z.int().min(0).describe('How many deliveries are retried, or would be') })
    .meta({ id: 'RetriedDeliveries' }),
  refuses: [],
  needs: { record: DeliveryRecord },
  async handle({ input: { dryRun, ...filter } }, { record }) {
    return { count: await (dryRun ? record.countUndelivered(filter) : record.retry(filter)) };
  },
});
