/** Comma-separated values, RFC 4180. */
export abstract class Csv {
  /** Rows keyed by the column names in the first line. Throws `InvalidFields`. */
  abstract parse(text: string): Readonly<Record<string, string>>[];
  /** Escapes cells that a spreadsheet would run as a formula. */
  abstract write(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string;
}
