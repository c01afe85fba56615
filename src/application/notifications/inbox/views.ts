import { z } from 'zod';
import { notificationTypes, subjectKinds } from '../../../domain/notifications/types.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';

export const NotificationTypeField = z
  .enum(notificationTypes)
  .meta({ id: 'NotificationType', description: 'What a notification tells' });

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
    id: idOut.describe('Id of the notification'),
    type: NotificationTypeField,
    actors: z.array(PublicUser).meta({ description: 'The newest three people who did it' }),
    actorCount: z.int().min(0).describe('How many people did it; 0 if it comes from the service itself'),
    count: z.int().min(1).meta({ description: 'How many events this notification covers' }),
    subject: NotificationSubject.nullable().describe('What it is about; null if its people say it all'),
    title: z.string().optional().describe('Title of an announcement'),
    text: z.string().optional().describe('Text of an announcement'),
    read: z.boolean().describe('Whether you have read it'),
    createdAt: timeOut.describe('When the first event that it covers happened'),
    updatedAt: timeOut.describe('When the latest event that it covers happened'),
  })
  .meta({ id: 'Notification', description: 'What happened, with similar events in one' });

export const UnreadCount = z
  .object({ unreadCount: z.int().min(0).describe('How many of your notifications are unread') })
  .meta({ id: 'UnreadNotifications', description: 'How many of your notifications are unread' });

export type NotificationView = z.input<typeof NotificationView>;
