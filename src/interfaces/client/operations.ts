import type { z } from 'zod';
import type { operations } from '../../application/catalogue.ts';

type Catalogue = typeof operations;

export type { OperationName } from '../../application/catalogue.ts';

type Of<N extends Catalogue[number]['name']> = Extract<Catalogue[number], { readonly name: N }>;

/** The input and the result of an operation, by its name. */
export type Input<N extends Catalogue[number]['name']> = z.input<Of<N>['input']>;
export type Output<N extends Catalogue[number]['name']> = z.output<Of<N>['output']>;

/** A message as shown to the reader; `hidden` when a block separates its author from the reader. */
export type Message = Output<'messaging.list-changes'>['items'][number];
