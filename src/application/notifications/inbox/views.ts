import { z } from 'zod';
import { notificationTypes, subjectKinds } from '../../../domain/notifications/types.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';

export const NotificationTypeField = z.enum(notificationTypes).meta({ id: 'NotificationType' });

export const NotificationSubject = z
  .object({
    kind: z.enum(subjectKinds).describe('What kind of thing it is'),
    id: idOut.describe('Its id'),
    title: z
      .string()
      .nullable()
      .describe(
        'Its name or title, the name of the person, or the start of the text, at most 120 characters; null without one, ' +
          'and for what you cannot see any more',
      ),
    imageUrl: z
      .string()
      .nullable()
      .describe('Link to its first image or avatar; null without one, and for what you cannot see any more'),
  })
  .meta({ id: 'NotificationSubject', description: 'What a notification is about, as a card' });
export type NotificationSubject = z.input<typeof NotificationSubject>;

export const NotificationView = z
  .object({
    id: idOut,
    type: NotificationTypeField,
    actors: z.array(PublicUser).meta({ description: 'The newest three people who did it' }),
    actorCount: z.int().min(0),
    count: z.int().min(1).meta({ description: 'How many events this notification covers' }),
    subject: NotificationSubject.nullable(),
    title: z.string().optional(),
    text: z.string().optional(),
    read: z.boolean(),
    createdAt: timeOut,
    updatedAt: timeOut,
  })
  .meta({ id: 'Notification' });

export type NotificationView = z.input<typeof NotificationView>;
