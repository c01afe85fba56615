import type { Id } from '../../domain/kernel/id.ts';

/** All objects of one revision of a file. */
export const revisionPrefix = (fileId: Id, revisionId: Id): string => `files/${fileId}/${revisionId}/`;

export const objectKey = (fileId: Id, revisionId: Id, name: string): string =>
  revisionPrefix(fileId, revisionId) + name;

/** Where the owner sends a direct upload. It is read once and then removed. */
export const incomingKey = (fileId: Id): string => `incoming/${fileId}`;

export const originalName = 'original';
/** WebP, at most this many pixels wide and high. */
export const thumbnails = { 'small.webp': 256, 'large.webp': 1024 } as const;
