import { z } from 'zod';
import { deliveryChannels, deliveryStates } from '../../domain/notifications/delivery.ts';
import { notificationTypes } from '../../domain/notifications/types.ts';
import { idOut, timeOut } from '../kernel/fields.ts';

const AttemptView = z.object({
  at: timeOut,
  outcome: z.enum(['sent', 'failed', 'cancelled', 'suppressed', 'abandoned']).meta({
    description: '`abandoned`: whoever sent it died over it; nobody knows how far it came',
  }),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
  ms: z.int().min(0),
});

export const DeliveryView = z
  .object({
    id: idOut.meta({ description: 'The Message-ID of its mail begins with it' }),
    userId: idOut,
    notificationId: idOut.nullable(),
    type: z.enum([...notificationTypes, 'digest']),
    channel: z.enum(deliveryChannels),
    state: z.enum(deliveryStates),
    dueAt: timeOut.nullable().meta({ description: 'When it is tried next; null once it has ended' }),
    errorClass: z.string().nullable(),
    error: z.string().nullable(),
    attempts: z.array(AttemptView),
    createdAt: timeOut,
    doneAt: timeOut.nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryView = z.input<typeof DeliveryView>;

export const SendingView = z
  .object({
    id: idOut,
    title: z.string(),
    body: z.string(),
    total: z.int().min(0),
    done: z.int().min(0).meta({ description: 'How many of them were dealt with so far' }),
    createdAt: timeOut,
  })
  .meta({ id: 'Sending' });
export type SendingView = z.input<typeof SendingView>;
