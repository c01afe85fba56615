import { z } from 'zod';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/kernel/mentions.ts';
import { type MediaId, refKinds } from '../../domain/posts/post.ts';
import { idField, proseField } from '../kernel/fields.ts';
import type { Mentions } from './ports.ts';

export const postText = proseField(5000);
export const commentText = proseField(2000);

/** Own files that are ready, each once, in the order in which they are shown. */
export const mediaIdsField = z
  .array(idField<MediaId>())
  .max(10)
  .refine((ids) => new Set(ids).size === ids.length, 'must not name a file twice');

/** What of a wardrobe is referred to, each once, in the order in which it is shown. */
export const refsField = z
  .array(z.strictObject({ kind: z.enum(refKinds), id: idField<Id>() }))
  .max(10)
  .refine(
    (refs) => new Set(refs.map(({ id }) => id)).size === refs.length,
    'must not refer to anything twice',
  );

/** Something must be said or shown. */
export const saysSomething = [
  ({ text, mediaIds, images = [], video, refs = [] }: Said) =>
    text !== '' || mediaIds.length + images.length + refs.length > 0 || video !== undefined,
  { message: 'must not be empty where nothing is shown', path: ['text'] as PropertyKey[] },
] as const;
interface Said {
  readonly text: string;
  readonly mediaIds: readonly MediaId[];
  readonly images?: readonly unknown[] | undefined;
  readonly video?: unknown;
  readonly refs?: readonly unknown[] | undefined;
}

/** A text with the people whom it mentions. */
export async function withMentions(mentions: Mentions, authorId: UserId, text: string) {
  const usernames = mentionedIn(text);
  return { text, mentionIds: usernames.length === 0 ? [] : await mentions.resolve(authorId, usernames) };
}
