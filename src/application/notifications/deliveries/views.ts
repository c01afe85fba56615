import { z } from 'zod';
import { deliveryChannels, deliveryStates } from '../../../domain/notifications/delivery.ts';
import { notificationTypes } from '../../../domain/notifications/types.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';

const AttemptView = z.object({
  at: timeOut,
  outcome: z.enum(['sent', 'failed', 'cancelled', 'suppressed', 'abandoned']).meta({
    description: '`abandoned`: the worker crashed while sending; the mail may or may not have been sent',
  }),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  ms: z.int().min(0),
});

export const DeliveryView = z
  .object({
    id: idOut.meta({ description: 'The Message-ID of the mail begins with this id' }),
    userId: idOut,
    notificationId: idOut.nullable(),
    type: z.enum([...notificationTypes, 'digest']),
    channel: z.enum(deliveryChannels),
    state: z.enum(deliveryStates),
    dueAt: timeOut.nullable().meta({ description: 'When the next attempt is due; null in a final state' }),
    errorClass: z.string().nullable(),
    error: z.string().nullable(),
    attempts: z.array(AttemptView),
    createdAt: timeOut,
    doneAt: timeOut.nullable(),
  })
  .meta({ id: 'Delivery' });

export type DeliveryView = z.input<typeof DeliveryView>;
