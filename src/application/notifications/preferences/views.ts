import { z } from 'zod';
import { languages } from '../../../domain/notifications/types.ts';
import { NotificationTypeField } from '../inbox/views.ts';

const wanted = z.object({ inApp: z.boolean(), email: z.boolean() });

const minuteOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:30');

export const QuietHours = z.strictObject({ from: minuteOfDay, until: minuteOfDay });

export const Preferences = z
  .object({
    types: z.record(NotificationTypeField, wanted),
    quietHours: QuietHours.nullable().meta({ description: 'In your time zone' }),
    digest: z.boolean().meta({ description: 'A daily mail with your unread notifications' }),
    language: z.enum(languages).meta({ description: 'Language of mails' }),
  })
  .meta({ id: 'NotificationPreferences' });

export type Preferences = z.input<typeof Preferences>;
