import { Store } from './store.ts';

// What this device remembers for itself; a browser may forbid storage.

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const write = (name: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
};

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const known = themes.find((one) => one === read('theme')) ?? 'system';
export const theme = new Store<Theme>(known);
const applyTheme = () => {
  document.documentElement.style.colorScheme = theme.get() === 'system' ? 'light dark' : theme.get();
};
applyTheme();
theme.subscribe(() => {
  write('theme', theme.get());
  applyTheme();
});

export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
const chosen = [read('language'), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
export const language = new Store<Language>(
  chosen.map((tag) => languages.find((one) => one === tag)).find((one) => one !== undefined) ?? 'en',
);
const applyLanguage = () => {
  document.documentElement.lang = language.get();
};
applyLanguage();
language.subscribe(() => {
  write('language', language.get());
  applyLanguage();
});

/** Whether someone is signed in on this device, as far as the page knows: the cookies themselves are out of reach. */
export const isSignedIn = new Store(read('signed-in') === 'yes');
isSignedIn.subscribe(() => write('signed-in', isSignedIn.get() ? 'yes' : null));

/** A text that an account has begun on this device. */
export const draftOf = (userId: string) => ({
  read: (): string => read(`draft ${userId}`) ?? '',
  write: (text: string): void => write(`draft ${userId}`, text === '' ? null : text),
});

export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('draft ')) localStorage.removeItem(name);
  } catch {
    // Without storage there are none.
  }
}
