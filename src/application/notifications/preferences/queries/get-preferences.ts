import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { PreferenceStore } from '../ports.ts';
import { toPreferences } from '../preferences-view.ts';
import { Preferences } from '../views.ts';

export const getPreferences = query({
  name: 'notifications.get-preferences',
  summary: 'Your choice of notifications and how you get them',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Preferences,
  refuses: [],
  needs: { preferences: PreferenceStore },
  handle: async ({ actor }, { preferences }) => toPreferences(await preferences.of(actor.id)),
});
