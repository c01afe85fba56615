import type { Instant } from '../kernel/id.ts';
import { skipQuietHours } from './local-time.ts';
import {
  type Channel,
  channels,
  type Language,
  type NotificationType,
  notificationTypes,
  wantedByDefault,
} from './types.ts';

export interface ChannelChoice {
  readonly type: NotificationType;
  readonly channel: Channel;
  readonly wanted: boolean;
}
/** Minutes of the day in the person's time zone; null without quiet hours. */
export interface QuietHours {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
}
export interface NotificationSettings extends QuietHours {
  /** Only choices that differ from the default, so that people who never chose follow a new default. */
  readonly choices: readonly ChannelChoice[];
  readonly digest: boolean;
  readonly language: Language;
}

export type WantedChannels = { readonly [C in Channel]?: boolean | undefined };

export const wants = (
  { choices }: Pick<NotificationSettings, 'choices'>,
  type: NotificationType,
  channel: Channel,
): boolean =>
  choices.find((choice) => choice.type === type && choice.channel === channel)?.wanted ??
  wantedByDefault(type, channel);

/** Channels and types left out stay as they are. */
export function chooseChannels(
  settings: NotificationSettings,
  changes: { readonly [T in NotificationType]?: WantedChannels | undefined },
): NotificationSettings {
  const choices = notificationTypes.flatMap((type) =>
    channels
      .map((channel) => ({
        type,
        channel,
        wanted: changes[type]?.[channel] ?? wants(settings, type, channel),
      }))
      .filter(({ channel, wanted }) => wanted !== wantedByDefault(type, channel)),
  );
  return { ...settings, choices };
}

/** Stays off even if mails of this type become the default. */
export function unsubscribe(
  settings: NotificationSettings,
  type: NotificationType | 'digest',
): NotificationSettings {
  if (type === 'digest') return { ...settings, digest: false };
  const others = settings.choices.filter((one) => one.type !== type || one.channel !== 'email');
  return { ...settings, choices: [...others, { type, channel: 'email', wanted: false }] };
}

/** `at` itself, or the end of the quiet hours that it lies in. */
export const afterQuietHours = (
  { quietFrom, quietUntil }: QuietHours,
  at: Instant,
  timeZone: string,
): Instant =>
  quietFrom === null || quietUntil === null
    ? at
    : skipQuietHours(at, { from: quietFrom, until: quietUntil }, timeZone);
