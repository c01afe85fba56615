import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { deliveryChannels, deliveryStates } from '../../../domain/notifications/delivery.ts';
import { idField } from '../../kernel/fields.ts';

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .meta({ format: 'date-time' });

/** Conditions are combined with and. */
export const deliveryFilter = {
  userId: idField<UserId>().optional(),
  state: z.enum(deliveryStates).optional(),
  channel: z.enum(deliveryChannels).optional(),
  errorClass: z.string().max(40).optional().meta({ description: 'Such as `smtp-4xx` or `timeout`' }),
  from: moment.optional().meta({ format: 'date-time', description: 'Created at this time or later' }),
  to: moment.optional().meta({ format: 'date-time', description: 'Created before this time' }),
};
