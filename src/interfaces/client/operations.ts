import type { z } from 'zod';
import type { OperationName, OperationNamed } from '../../application/catalogue.ts';
import type { Upload } from '../../application/kernel/upload.ts';
import type { FileToSend } from './uploads/files.ts';

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
  ? { [K in keyof z.input<OperationNamed<N>['input']>]: Sent<z.input<OperationNamed<N>['input']>[K]> }
  : z.input<OperationNamed<N>['input']>;
export type Output<N extends OperationName> = z.output<OperationNamed<N>['output']>;

export type { FrameData, OperationName } from '../../application/catalogue.ts';
export type { FieldErrorKind } from '../../domain/kernel/refusal.ts';

/** A message as shown to the reader; `hidden` when a block separates its author from the reader. */
export type Message = Output<'messaging.list-changes'>['items'][number];
