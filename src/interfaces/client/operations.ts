import type { z } from 'zod';
import type { operations } from '../../application/catalogue.ts';

type Catalogue = typeof operations;

export type OperationName = Catalogue[number]['name'];

type Of<N extends OperationName> = Extract<Catalogue[number], { readonly name: N }>;

/** The input and the result of an operation, by its name. */
export type Input<N extends OperationName> = z.input<Of<N>['input']>;
export type Output<N extends OperationName> = z.output<Of<N>['output']>;

export type Call = <N extends OperationName>(name: N, input: Input<N>) => Promise<Output<N>>;

/** A message as shown to the reader; `hidden` when a block separates its author from the reader. */
export type Message = Output<'messaging.list-changes'>['items'][number];
