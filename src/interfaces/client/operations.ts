import type { z } from 'zod';
import type { operations } from '../../application/catalogue.ts';

type Catalogue = typeof operations;

export type { OperationName } from '../../application/catalogue.ts';

type Of<N extends Catalogue[number]['name']> = Extract<Catalogue[number], { readonly name: N }>;

/** What an operation is sent, and what it answers, by its name. */
export type Input<N extends Catalogue[number]['name']> = z.input<Of<N>['input']>;
export type Output<N extends Catalogue[number]['name']> = z.output<Of<N>['output']>;

/** A message as it is shown; someone's whom a block keeps apart from the reader is `hidden`. */
export type Message = Output<'messaging.list-changes'>['items'][number];
