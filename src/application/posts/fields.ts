import { z } from 'zod';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/kernel/mentions.ts';
import { type MediaId, refKinds } from '../../domain/posts/post.ts';
import { because } from '../kernel/field-errors.ts';
import { idField, proseField } from '../kernel/fields.ts';
import type { Mentions } from './ports.ts';

export const postText = proseField(5000).describe('At most 5000 characters; `@username` mentions a person');
export const commentText = proseField(2000).describe(
  'At most 2000 characters; `@username` mentions a person',
);

/** The caller's own files, each once, in display order. */
const ownFiles = z
  .array(idField<MediaId>())
  .max(10)
  .refine((ids) => new Set(ids).size === ids.length, because('duplicate', 'must not name a file twice'))
  .describe('At most ten images and videos among your files, in display order');

/** `mediaIds` is the older name of `fileIds`. Read them with `filesOf`; an input with them takes `sameFiles`. */
export const fileFields = {
  fileIds: ownFiles.optional(),
  mediaIds: ownFiles.optional().meta({ deprecated: true, description: 'Older name of `fileIds`' }),
};
interface FileFields {
  readonly fileIds?: readonly MediaId[] | undefined;
  readonly mediaIds?: readonly MediaId[] | undefined;
}

export const filesOf = ({ fileIds, mediaIds }: FileFields): readonly MediaId[] | undefined =>
  fileIds ?? mediaIds;

/** A refinement: the two names must not contradict each other. */
export const sameFiles = [
  ({ fileIds, mediaIds }: FileFields) => !fileIds || !mediaIds || fileIds.join() === mediaIds.join(),
  { ...because('conflicting', 'must be the same as fileIds'), path: ['mediaIds'] as PropertyKey[] },
] as const;

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
    because('duplicate', 'must not contain a reference twice'),
  )
  .describe('At most ten things in wardrobes that you may see; a wear must be yours');

/** A refinement: there must be a text, or something to show. */
export const saysSomething = [
  ({ text, images = [], video, refs = [], ...files }: Said) =>
    text !== '' || (filesOf(files) ?? []).length + images.length + refs.length > 0 || video !== undefined,
  {
    ...because('required', 'must not be empty without attachments or references'),
    path: ['text'] as PropertyKey[],
  },
] as const;
interface Said extends FileFields {
  readonly text: string;
  readonly images?: readonly unknown[] | undefined;
  readonly video?: unknown;
  readonly refs?: readonly unknown[] | undefined;
}

/** A text with the people that it mentions. */
export async function withMentions(mentions: Mentions, authorId: UserId, text: string) {
  const usernames = mentionedIn(text);
  return { text, mentionIds: usernames.length === 0 ? [] : await mentions.resolve(authorId, usernames) };
}
