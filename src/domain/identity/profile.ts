export const linkKinds = ['website', 'instagram', 'facebook', 'twitter', 'youtube'] as const;
export type LinkKind = (typeof linkKinds)[number];
/** Where else a person is found, by http(s) addresses. */
export type Links = { readonly [K in LinkKind]?: string };

/** Only the links that are named change; null takes one away. */
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
export const directMessagePolicies = ['everyone', 'followers', 'friends', 'nobody'] as const;

export interface Settings {
  /** Following a private account waits for approval. */
  readonly visibility: (typeof visibilities)[number];
  /** Who may open a direct conversation. */
  readonly directMessages: (typeof directMessagePolicies)[number];
  readonly notificationsEnabled: boolean;
  /** An IANA zone; calendar days of this person are counted in it. */
  readonly timeZone: string;
}
export type SettingsChanges = { readonly [K in keyof Settings]?: Settings[K] | null | undefined };

export const defaultSettings: Settings = {
  visibility: 'public',
  directMessages: 'everyone',
  notificationsEnabled: true,
  timeZone: 'UTC',
};

/** Only the settings that are named change; null brings the default back. */
export function mergeSettings(settings: Settings, changes: SettingsChanges): Settings {
  const pick = <K extends keyof Settings>(key: K): Settings[K] =>
    changes[key] === undefined ? settings[key] : (changes[key] ?? defaultSettings[key]);
  return {
    visibility: pick('visibility'),
    directMessages: pick('directMessages'),
    notificationsEnabled: pick('notificationsEnabled'),
    timeZone: pick('timeZone'),
  };
}

export function isTimeZone(text: string): boolean {
  // Offsets like +02:00 are accepted by Intl as well, but they know no daylight saving.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
