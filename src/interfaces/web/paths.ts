/**
 * The first segments of the addresses of pages, beside `/`. None of them is a path that older clients of the API use.
 */
export const pageFolders = [
  'sign-in',
  'sign-up',
  'forgot-password',
  'discover',
  'post',
  'people',
  'wardrobe',
  'outfits',
  'collections',
  'calendar',
  'packing',
  'today',
  'messages',
  'notifications',
  'wallet',
  'settings',
  'admin',
] as const;

/** Files of the app that keep their name; all others are in `/assets` and have a hash in it. */
export const namedFiles = [
  'sw.js',
  'manifest.webmanifest',
  'icon.svg',
  'icon-192.png',
  'icon-512.png',
] as const;
