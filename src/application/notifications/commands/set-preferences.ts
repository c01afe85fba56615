import { z } from 'zod';
import { command } from '../../kernel/operation.ts';
import { PreferenceStore } from '../ports.ts';
import { minutesOf, toChoices, toPreferences } from '../preferences.ts';
import { NotificationTypeField, Preferences, QuietHours } from '../views.ts';

export const setPreferences = command({
  name: 'notifications.set-preferences',
  summary: 'Say what you want to be told of, and how',
  description: 'What is left out stays as it is. Quiet hours hold mails back; null ends them.',
  access: 'signed-in',
  input: z.strictObject({
    types: z
      .partialRecord(
        NotificationTypeField,
        z.strictObject({ inApp: z.boolean().optional(), email: z.boolean().optional() }),
      )
      .optional(),
    quietHours: QuietHours.nullable().optional(),
    digest: z.boolean().optional(),
  }),
  output: Preferences,
  refuses: [],
  needs: { preferences: PreferenceStore },
  async handle({ input: { types = {}, quietHours, digest }, actor }, { preferences }) {
    const before = await preferences.of(actor.id);
    const all = toPreferences(before).types;
    for (const [type, { inApp, email }] of Object.entries(types)) {
      const standing = all[type as keyof typeof all]!;
      all[type as keyof typeof all] = {
        inApp: inApp ?? standing.inApp,
        email: email ?? standing.email,
      };
    }
    const quiet =
      quietHours === undefined
        ? { quietFrom: before.quietFrom, quietUntil: before.quietUntil }
        : {
            quietFrom: quietHours && minutesOf(quietHours.from),
            quietUntil: quietHours && minutesOf(quietHours.until),
          };
    const settings = { choices: toChoices(all), ...quiet, digest: digest ?? before.digest };
    preferences.save(actor.id, settings);
    return toPreferences(settings);
  },
});
