import type { z } from 'zod';
import type { operations } from '../../application/catalogue.ts';
import type { Upload } from '../../application/kernel/upload.ts';
import type { FileToSend } from './uploads/files.ts';

type Catalogue = typeof operations;

export type OperationName = Catalogue[number]['name'];

type Of<N extends OperationName> = Extract<Catalogue[number], { readonly name: N }>;

/** The operations that take files; with one, the call is sent as a form. */
type Uploading =
  | 'identity.set-avatar'
  | 'media.replace-file'
  | 'media.upload-file'
  | 'messaging.set-room-avatar'
  | 'posts.create-post';
type Sent<T> = T extends Upload ? FileToSend : T extends Upload[] ? FileToSend[] : T;

/** The input and the result of an operation, by its name. */
export type Input<N extends OperationName> = N extends Uploading
  ? { [K in keyof z.input<Of<N>['input']>]: Sent<z.input<Of<N>['input']>[K]> }
  : z.input<Of<N>['input']>;
export type Output<N extends OperationName> = z.output<Of<N>['output']>;

export type { FrameData } from '../../application/catalogue.ts';

/** A message as shown to the reader; `hidden` when a block separates its author from the reader. */
export type Message = Output<'messaging.list-changes'>['items'][number];
