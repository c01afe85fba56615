import { type NotificationSettings, wants } from '../../../domain/notifications/preferences.ts';
import { notificationTypes } from '../../../domain/notifications/types.ts';
import type { Preferences } from './views.ts';

export const toPreferences = (settings: NotificationSettings): Preferences => {
  const { quietFrom, quietUntil, digest, language } = settings;
  return {
    types: Object.fromEntries(
      notificationTypes.map((type) => [
        type,
        { inApp: wants(settings, type, 'inApp'), email: wants(settings, type, 'email') },
      ]),
    ) as Preferences['types'],
    quietHours:
      quietFrom === null || quietUntil === null
        ? null
        : { from: timeOf(quietFrom), until: timeOf(quietUntil) },
    digest,
    language,
  };
};

/** Minutes of the day as `HH:MM`. */
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};
