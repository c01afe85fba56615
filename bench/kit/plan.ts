import type { CaughtStatement } from './world.ts';

/** The statements of a request and its answer as JSON, for a server in another process. */
export interface Plan {
  readonly statements: readonly {
    readonly text: string;
    readonly values: readonly (string | number | null | { readonly bytes: string })[];
  }[];
  readonly answer: unknown;
}

export const planOf = (caught: readonly CaughtStatement[], answer: unknown): Plan => ({
  statements: caught.map(({ text, values }) => ({
    text,
    values: values.map((value) =>
      value instanceof Uint8Array
        ? { bytes: Buffer.from(value).toString('hex') }
        : (value as string | number | null),
    ),
  })),
  answer,
});
