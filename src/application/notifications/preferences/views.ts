import { z } from 'zod';
import { languages } from '../../../domain/notifications/types.ts';
import { NotificationTypeField } from '../inbox/views.ts';

const inApp = z.boolean().describe('Shown in the app');
const email = z.boolean().describe('Sent by mail');
const wanted = z
  .object({ inApp, email })
  .meta({ id: 'WantedChannels', description: 'How you get notifications of a type' });
export const WantedChannelsInput = z
  .strictObject({ inApp: inApp.optional(), email: email.optional() })
  .meta({ id: 'WantedChannelsInput', description: 'What is left out stays as it is' });

const minuteOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:30');

export const QuietHours = z
  .strictObject({
    from: minuteOfDay.describe('When they begin, as `HH:MM`'),
    until: minuteOfDay.describe('When they end, as `HH:MM`; may be after midnight'),
  })
  .meta({ id: 'QuietHours', description: 'The time of your day in which no mails are sent' });

export const Preferences = z
  .object({
    types: z.record(NotificationTypeField, wanted).describe('What you get of each type'),
    quietHours: QuietHours.nullable().meta({ description: 'In your time zone; null if you have none' }),
    digest: z.boolean().meta({ description: 'A daily mail with your unread notifications' }),
    language: z.enum(languages).meta({ description: 'Language of mails' }),
  })
  .meta({ id: 'NotificationPreferences', description: 'Which notifications you get, and how' });

export type Preferences = z.input<typeof Preferences>;
