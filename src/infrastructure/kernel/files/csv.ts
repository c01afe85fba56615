import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Csv } from '../../../application/kernel/csv.ts';
import { InvalidFields } from '../../../application/kernel/errors.ts';

/** The escape that `write` puts before cells that a spreadsheet would run. */
const escaped = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

export class CsvFiles extends Csv {
  parse(text: string): Readonly<Record<string, string>>[] {
    try {
      const rows = parse(text, {
        columns: true,
        bom: true,
        skip_empty_lines: true,
        max_record_size: 100_000,
      });
      return (rows as Record<string, string>[]).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [name.trim(), cell.replace(escaped, '')]),
        ),
      );
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      throw new InvalidFields({ errors: [{ pointer: '/csv', detail: error.message }] });
    }
  }

  write(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
    return stringify([...rows], {
      header: true,
      columns: [...columns],
      escape_formulas: true,
      record_delimiter: 'windows',
      cast: {
        boolean: (value) => String(value),
        object: (value) => JSON.stringify(value),
      },
    });
  }
}
