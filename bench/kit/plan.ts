import type { CaughtStatement } from './world.ts';

/** Statements as JSON, for a server in another process. */
export interface Plan {
  readonly statements: readonly {
    readonly text: string;
    readonly transaction: number | null;
    readonly values: readonly (string | number | null | { readonly bytes: string })[];
  }[];
  /** The id of the subject of a request, as bytes and as text. */
  readonly subject: string | null;
  /** Ids that the service generated for the call; the baseline generates its own per request. */
  readonly made: readonly string[];
}

const hex = (id: string) => id.replaceAll('-', '');

export function planOf(
  caught: readonly CaughtStatement[],
  subject: string | null,
  known: readonly string[],
): Plan {
  const given = new Set([...known, ...(subject ? [subject] : [])].map(hex));
  const made = new Set<string>();
  const statements = caught.map(({ text, values, transaction }) => ({
    text,
    transaction,
    values: values.map((value) => {
      if (!(value instanceof Uint8Array)) return value as string | number | null;
      const bytes = Buffer.from(value).toString('hex');
      if (transaction !== null && !given.has(bytes)) made.add(bytes);
      return { bytes };
    }),
  }));
  return { statements, subject: subject === null ? null : hex(subject), made: [...made] };
}
