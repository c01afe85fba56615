import { z } from 'zod';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/kernel/mentions.ts';
import { type MediaId, refKinds } from '../../domain/posts/post.ts';
import { idField, proseField } from '../kernel/fields.ts';
import type { Mentions } from './ports.ts';

export const postText = proseField(5000).describe('At most 5000 characters; `@username` mentions a person');
export const commentText = proseField(2000).describe(
  'At most 2000 characters; `@username` mentions a person',
);

/** The caller's own files, each once, in display order. */
export const mediaIdsField = z
  .array(idField<MediaId>())
  .max(10)
  .refine((ids) => new Set(ids).size === ids.length, 'must not name a file twice')
  .describe('At most ten images and videos among your files, in display order');

/** References into wardrobes, each once, in display order. */
export const refsField = z
  .array(
    z
      .strictObject({ kind: z.enum(refKinds).describe('What it is'), id: idField<Id>().describe('Its id') })
      .meta({ id: 'RefInput', description: 'Something in a wardrobe to refer to' }),
  )
  .max(10)
  .refine(
    (refs) => new Set(refs.map(({ id }) => id)).size === refs.length,
    'must not contain a reference twice',
  )
  .describe('At most ten things in wardrobes that you may see; a wear must be yours');

/** A refinement: there must be a text, or something to show. */
export const saysSomething = [
  ({ text, mediaIds, images = [], video, refs = [] }: Said) =>
    text !== '' || mediaIds.length + images.length + refs.length > 0 || video !== undefined,
  { message: 'must not be empty without attachments or references', path: ['text'] as PropertyKey[] },
] as const;
interface Said {
  readonly text: string;
  readonly mediaIds: readonly MediaId[];
  readonly images?: readonly unknown[] | undefined;
  readonly video?: unknown;
  readonly refs?: readonly unknown[] | undefined;
}

/** A text with the people that it mentions. */
export async function withMentions(mentions: Mentions, authorId: UserId, text: string) {
  const usernames = mentionedIn(text);
  return { text, mentionIds: usernames.length === 0 ? [] : await mentions.resolve(authorId, usernames) };
}
