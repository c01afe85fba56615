import {
  channels,
  type NotificationType,
  notificationTypes,
  wantedByDefault,
} from '../../domain/notifications/types.ts';
import type { Choice, Settings } from './ports.ts';
import type { Preferences } from './views.ts';

/** Every type with every channel, as people set them. */
export function toPreferences({ choices, quietFrom, quietUntil, digest }: Settings): Preferences {
  const chosen = new Map(choices.map(({ type, channel, wanted }) => [`${type} ${channel}`, wanted]));
  const of = (type: NotificationType) =>
    Object.fromEntries(
      channels.map((channel) => [
        channel,
        chosen.get(`${type} ${channel}`) ?? wantedByDefault(type, channel),
      ]),
    ) as { inApp: boolean; email: boolean };
  return {
    types: Object.fromEntries(notificationTypes.map((type) => [type, of(type)])) as Preferences['types'],
    quietHours:
      quietFrom === null || quietUntil === null ? null : { from: clock(quietFrom), until: clock(quietUntil) },
    digest,
  };
}

/** What differs from the defaults, so that a default which changes later reaches whoever never chose. */
export const toChoices = (types: Preferences['types']): Choice[] =>
  notificationTypes.flatMap((type) =>
    channels
      .map((channel) => ({ type, channel, wanted: types[type]![channel] }))
      .filter(({ channel, wanted }) => wanted !== wantedByDefault(type, channel)),
  );

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};
