import { newPosts } from '../shell/new-posts.ts';

// A text that someone has begun, on this device and for this account.

const key = () => `draft ${newPosts.me ?? ''}`;

export const draft = {
  read(): string {
    try {
      return localStorage.getItem(key()) ?? '';
    } catch {
      return '';
    }
  },
  write(text: string): void {
    try {
      if (text === '') localStorage.removeItem(key());
      else localStorage.setItem(key(), text);
    } catch {
      // Without storage it lasts as long as the page.
    }
  },
};
