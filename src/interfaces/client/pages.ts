import type { CallOptions } from './calls.ts';
import type { Input, OperationName, Output } from './operations.ts';

/** The operations that answer pages. */
export type PagedName = {
  [N in OperationName]: Output<N> extends {
    readonly items: readonly unknown[];
    readonly nextCursor: string | null;
  }
    ? N
    : never;
}[OperationName];
type RowOf<N extends PagedName> = Output<N> extends { readonly items: readonly (infer R)[] } ? R : never;

/** The rows of a list, one after the other; each page is read when it is needed. */
export interface Pages<N extends PagedName> extends AsyncIterable<RowOf<N>> {
  byPage(): AsyncIterable<Output<N>>;
}

interface AnyPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}
type AnyCall = (name: OperationName, input: object, options: CallOptions) => Promise<unknown>;

export function pagesOf<N extends PagedName>(
  call: AnyCall,
  name: N,
  input: Input<N>,
  options: Pick<CallOptions, 'signal'> = {},
): Pages<N> {
  async function* byPage(): AsyncGenerator<AnyPage> {
    let where: object = {};
    for (;;) {
      const page = (await call(name, { ...(input as object), ...where }, options)) as AnyPage;
      yield page;
      if (page.nextCursor === null) return;
      where = { cursor: page.nextCursor };
    }
  }
  async function* byRow() {
    for await (const { items } of byPage()) yield* items;
  }
  return { byPage, [Symbol.asyncIterator]: byRow } as unknown as Pages<N>;
}
