import { z } from 'zod';
import { notificationTypes } from '../../../domain/notifications/types.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { DeliveryChannelField, DeliveryStateField } from './fields.ts';

const errorClass = z
  .string()
  .nullable()
  .describe('Kind of the error, such as `smtp-4xx` or `timeout`; null without one');
const error = z.string().nullable().describe('The error in the words of the other side; null without one');

const AttemptView = z
  .object({
    at: timeOut.describe('When it was made'),
    outcome: z.enum(['sent', 'failed', 'cancelled', 'suppressed', 'abandoned']).meta({
      description: '`abandoned`: the worker crashed while sending; the mail may or may not have been sent',
    }),
    errorClass,
    error,
    ms: z.int().min(0).describe('How long it took, in milliseconds'),
  })
  .meta({ id: 'DeliveryAttempt', description: 'One attempt to deliver' });

export const DeliveryView = z
  .object({
    id: idOut.meta({ description: 'The Message-ID of the mail begins with this id' }),
    userId: idOut.describe('Id of the recipient'),
    notificationId: idOut.nullable().describe('Id of the notification; null for a digest'),
    type: z.enum([...notificationTypes, 'digest']).describe('Type of the notification, or a digest of many'),
    channel: DeliveryChannelField,
    state: DeliveryStateField,
    dueAt: timeOut.nullable().meta({ description: 'When the next attempt is due; null in a final state' }),
    errorClass,
    error,
    attempts: z.array(AttemptView).describe('Every attempt, oldest first'),
    createdAt: timeOut.describe('When it was queued'),
    doneAt: timeOut.nullable().describe('When it reached its final state; null before'),
  })
  .meta({ id: 'Delivery', description: 'A notification or digest on its way to one person by one channel' });

export type DeliveryView = z.input<typeof DeliveryView>;
