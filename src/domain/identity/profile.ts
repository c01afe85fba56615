import type { Permission, Visibility } from '../access/policy.ts';

export const linkKinds = ['website', 'instagram', 'facebook', 'twitter', 'youtube'] as const;
export type LinkKind = (typeof linkKinds)[number];
/** http(s) URLs of a person's other profiles. */
export type Links = { readonly [K in LinkKind]?: string };

/** Changes only the given links; null removes one. */
export function mergeLinks(
  links: Links,
  changes: { readonly [K in LinkKind]?: string | null | undefined },
): Links {
  const merged: { [K in LinkKind]?: string } = {};
  for (const kind of linkKinds) {
    const link = changes[kind] === undefined ? links[kind] : changes[kind];
    if (link != null) merged[kind] = link;
  }
  return merged;
}

export const visibilities = ['public', 'private'] as const;

export interface Settings {
  /** Following a private account waits for approval. */
  readonly visibility: (typeof visibilities)[number];
  /** Who may open a direct conversation. */
  readonly directMessages: Permission;
  /** Who may pay this person or ask them for a payment. */
  readonly payments: Permission;
  /** How far others see payments of this person, without amounts; the other party's setting counts as well. */
  readonly paymentAudience: Visibility;
  /** Others see how far this person has read a conversation, and this person sees it of others. */
  readonly readReceipts: boolean;
  readonly notificationsEnabled: boolean;
  /** An IANA time zone. It decides what day it is for this person. */
  readonly timeZone: string;
}
export type SettingsChanges = { readonly [K in keyof Settings]?: Settings[K] | null | undefined };

export const defaultSettings: Settings = {
  visibility: 'public',
  directMessages: 'everyone',
  payments: 'everyone',
  paymentAudience: 'private',
  readReceipts: true,
  notificationsEnabled: true,
  timeZone: 'UTC',
};

/** Changes only the given settings; null restores the default. */
export function mergeSettings(settings: Settings, changes: SettingsChanges): Settings {
  const pick = <K extends keyof Settings>(key: K): Settings[K] =>
    changes[key] === undefined ? settings[key] : (changes[key] ?? defaultSettings[key]);
  return {
    visibility: pick('visibility'),
    directMessages: pick('directMessages'),
    payments: pick('payments'),
    paymentAudience: pick('paymentAudience'),
    readReceipts: pick('readReceipts'),
    notificationsEnabled: pick('notificationsEnabled'),
    timeZone: pick('timeZone'),
  };
}

export function isTimeZone(text: string): boolean {
  // Intl accepts offsets like +02:00 as well, but those have no daylight saving time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
