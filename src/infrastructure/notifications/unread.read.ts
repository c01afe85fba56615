import { byIndex } from '../kernel/database/hints.ts';

/** Ranges of the index of notifications `n`: marked as unread again, and newer than the read watermark. */
export const unreadRanges = (user: string): readonly string[] => {
  const inApp = `n.recipient_id = ${user} and n.mail_only = 0`;
  return [
    `${inApp} and n.reading = 2`,
    `${inApp} and n.reading = 0 and n.sort_id > coalesce(
    (select s.read_until from notification_settings s where s.user_id = ${user}), :firstId)`,
  ];
};

/** The number of unread notifications. The statement needs the parameter `firstId`. */
export const unreadNotifications = (user: string): string =>
  unreadRanges(user)
    .map(
      (range) =>
        `(select ${byIndex('n', 'notifications_by_reading')} count(*) from notifications n where ${range})`,
    )
    .join(' + ');
