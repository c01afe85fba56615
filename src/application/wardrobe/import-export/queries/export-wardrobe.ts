import { z } from 'zod';
import { ExportTooLarge } from '../../../../domain/wardrobe/errors.ts';
import { Csv } from '../../../kernel/csv.ts';
import { query } from '../../../kernel/operation.ts';
import { cellsFromFields, itemColumns } from '../item-row.ts';
import { WardrobeExport } from '../ports.ts';

const format = z.enum(['json', 'csv']).describe('JSON, or one CSV text per part');

const ExportView = z
  .object({
    format,
    parts: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .optional()
      .describe('Rows by the name of the part, such as `items`; only as JSON'),
    files: z.record(z.string(), z.string()).optional().describe('Texts by file name; only as CSV'),
  })
  .meta({ id: 'WardrobeExport', description: 'Everything in your wardrobe' });

export const exportWardrobe = query({
  name: 'wardrobe.export',
  summary: 'Export your whole wardrobe',
  description:
    'As JSON in `parts`, or as one CSV text per part in `files`. `wardrobe.import-items` accepts the items of either ' +
    'and recognises them by `importKey`. Cells that a spreadsheet would run as a formula start with ' +
    "`'`.",
  access: 'signed-in',
  input: z.strictObject({ format: format.default('json') }),
  output: ExportView,
  refuses: [ExportTooLarge],
  needs: { wardrobe: WardrobeExport, csv: Csv },
  limits: [{ name: 'export-wardrobe', points: 20, seconds: 3600, per: 'account' }],
  async handle({ input: { format }, actor }, { wardrobe, csv }) {
    const parts = await wardrobe.of(actor.id);
    if (format === 'json') return { format, parts: parts as Record<string, Record<string, unknown>[]> };
    const files = Object.entries(parts).map(([name, rows]) => [
      `${name}.csv`,
      name === 'items'
        ? csv.write(itemColumns, rows.map(cellsFromFields))
        : csv.write(Object.keys(rows[0] ?? {}), rows),
    ]);
    return { format, files: Object.fromEntries(files) as Record<string, string> };
  },
});
