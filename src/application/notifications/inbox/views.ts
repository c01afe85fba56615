import { z } from 'zod';
import { notificationTypes, subjectKinds } from '../../../domain/notifications/types.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';

export const NotificationTypeField = z.enum(notificationTypes).meta({ id: 'NotificationType' });

export const NotificationView = z
  .object({
    id: idOut,
    type: NotificationTypeField,
    actors: z.array(PublicUser).meta({ description: 'The newest three people who did it' }),
    actorCount: z.int().min(0),
    count: z.int().min(1).meta({ description: 'How many events this notification covers' }),
    subject: z.object({ kind: z.enum(subjectKinds), id: idOut }).nullable(),
    title: z.string().optional(),
    text: z.string().optional(),
    read: z.boolean(),
    createdAt: timeOut,
    updatedAt: timeOut,
  })
  .meta({ id: 'Notification' });

export type NotificationView = z.input<typeof NotificationView>;
