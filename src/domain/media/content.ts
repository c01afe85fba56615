import type { Id } from '../kernel/id.ts';

export type RevisionId = Id<'Revision'>;

export const fileKinds = ['image', 'video', 'audio', 'document'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The accepted types, as found in the bytes of a file. */
export const contentTypes: ReadonlyMap<string, FileKind> = new Map([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/webp', 'image'],
  ['image/gif', 'image'],
  ['video/mp4', 'video'],
  ['video/webm', 'video'],
  ['video/quicktime', 'video'],
  ['audio/mpeg', 'audio'],
  ['audio/mp4', 'audio'],
  ['application/pdf', 'document'],
]);

export interface Colour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** Share of the image's area, 0 to 1. */
  readonly share: number;
  readonly name: string;
}

/** What the bytes of a file are. Replacing the bytes makes a new revision. */
export interface Content {
  readonly revisionId: RevisionId;
  readonly kind: FileKind;
  readonly contentType: string;
  /** Bytes as stored, thumbnails not counted. */
  readonly size: number;
  /** Pixels, as shown upright. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly blurhash: string | null;
  /** The largest share first, at most five. */
  readonly colours: readonly Colour[];
}
