import { newPosts } from '../shell/new-posts.ts';
import { draftOf } from '../shell/settings.ts';

/** The post that someone has begun. */
export const draft = {
  read: (): string => draftOf(newPosts.me ?? '').read(),
  write: (text: string): void => draftOf(newPosts.me ?? '').write(text),
};
