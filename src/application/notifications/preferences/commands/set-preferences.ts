import { z } from 'zod';
import { chooseChannels, type NotificationSettings } from '../../../../domain/notifications/preferences.ts';
import { languages } from '../../../../domain/notifications/types.ts';
import { command } from '../../../kernel/operation.ts';
import { NotificationTypeField } from '../../inbox/views.ts';
import { PreferenceStore } from '../ports.ts';
import { minutesOf, toPreferences } from '../preferences-view.ts';
import { Preferences, QuietHours, WantedChannelsInput } from '../views.ts';

export const setPreferences = command({
  name: 'notifications.set-preferences',
  summary: 'Choose your notifications and how you get them',
  description:
    'Fields left out stay as they are. Mails wait until quiet hours are over; null removes quiet hours.',
  access: 'signed-in',
  input: z
    .strictObject({
      types: z
        .partialRecord(NotificationTypeField, WantedChannelsInput)
        .optional()
        .describe('What you want of each type'),
      quietHours: QuietHours.nullable().optional().describe('In your time zone; null for none'),
      digest: z.boolean().optional().describe('A daily mail with your unread notifications'),
      language: z.enum(languages).optional().describe('Language of mails'),
    })
    .meta({ id: 'SetNotificationPreferences' }),
  output: Preferences,
  refuses: [],
  needs: { preferences: PreferenceStore },
  async handle({ input: { types = {}, quietHours, digest, language }, actor }, { preferences }) {
    const before = await preferences.of(actor.id);
    const settings: NotificationSettings = {
      ...chooseChannels(before, types),
      ...(quietHours !== undefined && {
        quietFrom: quietHours && minutesOf(quietHours.from),
        quietUntil: quietHours && minutesOf(quietHours.until),
      }),
      digest: digest ?? before.digest,
      language: language ?? before.language,
    };
    preferences.save(actor.id, settings);
    return toPreferences(settings);
  },
});
