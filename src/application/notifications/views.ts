import { z } from 'zod';
import { notificationTypes, subjectKinds } from '../../domain/notifications/types.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';

export const NotificationTypeField = z.enum(notificationTypes).meta({ id: 'NotificationType' });

export const NotificationView = z
  .object({
    id: idOut,
    type: NotificationTypeField,
    actors: z.array(PublicUser).meta({ description: 'The newest three of those who did it' }),
    actorCount: z.int().min(0),
    count: z.int().min(1).meta({ description: 'How many things this tells of' }),
    subject: z.object({ kind: z.enum(subjectKinds), id: idOut }).nullable(),
    title: z.string().optional(),
    text: z.string().optional(),
    read: z.boolean(),
    createdAt: timeOut,
    updatedAt: timeOut,
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.input<typeof NotificationView>;

const wanted = z.object({ inApp: z.boolean(), email: z.boolean() });
const minuteOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:30');
export const QuietHours = z.strictObject({ from: minuteOfDay, until: minuteOfDay });

export const Preferences = z
  .object({
    types: z.record(NotificationTypeField, wanted),
    quietHours: QuietHours.nullable().meta({ description: "In the person's own time zone" }),
    digest: z.boolean().meta({ description: 'A daily mail of what was left unread' }),
  })
  .meta({ id: 'NotificationPreferences' });
export type Preferences = z.input<typeof Preferences>;
