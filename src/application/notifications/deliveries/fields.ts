import { z } from 'zod';
import { deliveryChannels, deliveryStates } from '../../../domain/notifications/delivery.ts';
import { userIdField } from '../../kernel/fields.ts';

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .meta({ format: 'date-time' });

export const DeliveryStateField = z
  .enum(deliveryStates)
  .meta({ id: 'DeliveryState', description: 'How far a delivery has come' });
export const DeliveryChannelField = z
  .enum(deliveryChannels)
  .meta({ id: 'DeliveryChannel', description: 'How a notification is delivered' });

/** Conditions are combined with and. */
export const deliveryFilter = {
  userId: userIdField.optional(),
  state: DeliveryStateField.optional().describe('Only deliveries in this state'),
  channel: DeliveryChannelField.optional().describe('Only deliveries by this channel'),
  errorClass: z.string().max(40).optional().meta({ description: 'Such as `smtp-4xx` or `timeout`' }),
  from: moment.optional().meta({ format: 'date-time', description: 'Created at this time or later' }),
  to: moment.optional().meta({ format: 'date-time', description: 'Created before this time' }),
};
