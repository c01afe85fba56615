import { z } from 'zod';
import type { UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/kernel/mentions.ts';
import type { MediaId } from '../../domain/posts/post.ts';
import { idField, proseField } from '../kernel/fields.ts';
import type { Mentions } from './ports.ts';

export const postText = proseField(5000);
export const commentText = proseField(2000);

/** Own files that are ready, each once, in the order in which they are shown. */
export const mediaIdsField = z
  .array(idField<MediaId>())
  .max(10)
  .refine((ids) => new Set(ids).size === ids.length, 'must not name a file twice');

/** Something must be said or shown. */
export const saysSomething = [
  ({ text, mediaIds, images = [], video }: Said) =>
    text !== '' || mediaIds.length + images.length > 0 || video !== undefined,
  { message: 'must not be empty where nothing is shown', path: ['text'] as PropertyKey[] },
] as const;
interface Said {
  readonly text: string;
  readonly mediaIds: readonly MediaId[];
  readonly images?: readonly unknown[] | undefined;
  readonly video?: unknown;
}

/** A text with the people whom it mentions. */
export async function withMentions(mentions: Mentions, authorId: UserId, text: string) {
  const usernames = mentionedIn(text);
  return { text, mentionIds: usernames.length === 0 ? [] : await mentions.resolve(authorId, usernames) };
}
