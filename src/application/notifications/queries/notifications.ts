import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { NotificationReader, PreferenceStore } from '../ports.ts';
import { toPreferences } from '../preferences.ts';
import { NotificationView, Preferences } from '../views.ts';

export const listNotifications = query({
  name: 'notifications.list',
  summary: 'What happened that concerns you, newest first',
  access: 'signed-in',
  input: z.strictObject({ unread: z.boolean().default(false), ...idPageInput<Id>() }),
  output: pageOf(NotificationView),
  refuses: [],
  needs: { reader: NotificationReader },
  handle: ({ input, actor }, { reader }) => reader.list(actor.id, input, input),
});

export const unreadCount = query({
  name: 'notifications.unread-count',
  summary: 'How many notifications you have not read',
  access: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ unreadCount: z.int().min(0) }),
  refuses: [],
  needs: { reader: NotificationReader },
  handle: async ({ actor }, { reader }) => ({ unreadCount: await reader.unread(actor.id) }),
});

export const getPreferences = query({
  name: 'notifications.get-preferences',
  summary: 'What you want to be told of, and how',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Preferences,
  refuses: [],
  needs: { preferences: PreferenceStore },
  handle: async ({ actor }, { preferences }) => toPreferences(await preferences.of(actor.id)),
});
