import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { fieldErrorKinds, Refusal } from '../../../../domain/kernel/refusal.ts';
import { Item, type ItemId, Items } from '../../../../domain/wardrobe/items/item.ts';
import { timeSlice } from '../../../kernel/concurrency/time-slice.ts';
import { Csv } from '../../../kernel/csv.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { invalid } from '../../../kernel/field-errors.ts';
import { idOut } from '../../../kernel/fields.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { Calendar } from '../../ports.ts';
import { parseRows } from '../imported-items.ts';
import { fieldsFromCells, isIgnoredColumn, isIgnoredField } from '../item-row.ts';
import { ImportKeys } from '../ports.ts';

const maxRows = 500;
const storedAtOnce = 50;

const FieldErrorView = z
  .object({
    pointer: z.string().describe('JSON pointer of the field'),
    detail: z.string().describe('What is wrong'),
    kind: z.enum(fieldErrorKinds).optional().describe('The same for programs; `other` if it is left out'),
    limit: z.number().optional().describe('Of `too-…`: the least or the most'),
  })
  .meta({ id: 'ImportError', description: 'A field of a row that cannot be imported' });

const RowReport = z
  .object({
    row: z.int().min(1).describe('From 1, not counting the line of column names'),
    status: z.enum(['created', 'exists', 'invalid']).describe('What became of it'),
    itemId: idOut.nullable().describe('Id of the item; null if there is none yet'),
    errors: z.array(FieldErrorView).describe('Why it is invalid'),
  })
  .meta({ id: 'ImportedRow', description: 'What an import did with a row' });

type RowReport = z.input<typeof RowReport>;

const ImportReport = z
  .object({
    dryRun: z.boolean().describe('Whether nothing was stored'),
    created: z.int().describe('Rows that are new items'),
    existing: z.int().describe('Rows that were imported before'),
    invalid: z.int().describe('Rows that cannot be imported'),
    ignored: z.array(z.string()).describe('Columns or fields that an import does not take, at most 100'),
    rows: z.array(RowReport).describe('Each row in order'),
  })
  .meta({ id: 'ImportReport', description: 'What an import did, or would do' });

export const importItems = command({
  name: 'wardrobe.import-items',
  summary: 'Import items from JSON or CSV',
  description:
    `Takes \`items\` or \`csv\`, at most ${maxRows} rows. Valid rows are imported, the others reported; \`dryRun\` only ` +
    'reports what an import would do. `imageIds` are images among your files. Rows are identified by `importKey` or else by their content, so importing a ' +
    'file twice adds nothing. In CSV the first line names the columns, lists are separated by `|`, and `price` is in ' +
    'minor units with its `currency` in a column of its own.',
  access: 'signed-in',
  input: z
    .strictObject({
      items: z
        .array(z.record(z.string().max(100), z.unknown()))
        .min(1)
        .max(maxRows)
        .optional()
        .describe('Items with the fields of add-item, and `importKey`, `place`, `gone`'),
      csv: z.string().min(1).max(1_000_000).optional().describe('The text of a CSV file, at most 1 MB'),
      dryRun: z.boolean().default(false).describe('Only report'),
    })
    .refine(({ items, csv }) => (items === undefined) !== (csv === undefined), 'give either items or csv'),
  output: ImportReport,
  refuses: [],
  needs: {
    items: Items,
    uses: FileAttachments,
    keys: ImportKeys,
    csv: Csv,
    calendar: Calendar,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  limits: [{ name: 'import-items', points: 60, seconds: 3600, per: 'account' }],
  // Not replayed by idempotency key: the keys of the rows make it idempotent.
  replayable: false,
  async handle({ input, actor }, { items, uses, keys, csv, calendar, counters, ids, clock }) {
    const { dryRun } = input;
    const { given, ignored } = input.csv === undefined ? fromJson(input.items!) : fromCsv(csv, input.csv);
    const turn = timeSlice();
    const rows = await parseRows(given, turn);
    const taken = new Map(await keys.taken(actor.id, [...new Set(rows.map(({ key }) => key))]));
    const today = await calendar.today(actor.id);
    const usable = await uses.usableImages(
      actor.id,
      rows.flatMap(({ parsed }) => parsed.data?.imageIds ?? []),
    );

    const made: Item[] = [];
    const reportOn = ({ fields, parsed, key }: (typeof rows)[number], row: number): RowReport => {
      const before = { row, itemId: taken.get(key) ?? null, errors: [] };
      if (!parsed.success)
        return {
          ...before,
          status: 'invalid',
          itemId: null,
          errors: errorsOf(invalid(parsed.error, fields)),
        };
      if (before.itemId) return { ...before, status: 'exists' };
      const errors = missingImages(parsed.data.imageIds ?? [], usable);
      if (errors.length > 0) return { ...before, status: 'invalid', errors };
      const id = ids.next<ItemId>();
      try {
        const { importKey: _, ...row } = parsed.data;
        made.push(Item.import({ id, ownerId: actor.id, importKey: key, today, at: clock.now() }, row));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ...before, status: 'invalid', errors: errorsOf(error) };
      }
      taken.set(key, id);
      return { ...before, status: 'created', itemId: dryRun ? null : id };
    };
    const report: RowReport[] = [];
    for (const row of rows) {
      await turn();
      report.push(reportOn(row, report.length + 1));
    }
    const count = (status: RowReport['status']) => report.filter((row) => row.status === status).length;
    const created = count('created');
    if (!dryRun && created > 0) {
      for (let from = 0; from < made.length; from += storedAtOnce) {
        await turn();
        items.add(...made.slice(from, from + storedAtOnce));
      }
      await uses.attachImages(actor.id, 'item', new Map(made.map((item) => [item.id, item.images])));
      for (const [to, those] of Map.groupBy(made, ({ shownTo }) => shownTo))
        countShown(counters, actor.id, 'items', { to, number: those.length });
    }
    return { dryRun, created, existing: count('exists'), invalid: count('invalid'), ignored, rows: report };
  },
});

const missingImages = (imageIds: readonly Id[], usable: ReadonlySet<Id>) =>
  imageIds.flatMap((id, n) =>
    usable.has(id)
      ? []
      : [
          {
            pointer: `/imageIds/${n}`,
            detail: 'is not an image among your files',
            kind: 'not-yours' as const,
          },
        ],
  );

type Fields = Readonly<Record<string, unknown>>;

const fromJson = (items: readonly Fields[]) => ({
  given: items,
  ignored: [...new Set(items.flatMap((item) => Object.keys(item)))].filter(isIgnoredField).slice(0, 100),
});

function fromCsv(csv: Csv, text: string) {
  const lines = csv.parse(text);
  if (lines.length > maxRows)
    throw new InvalidFields({
      errors: [
        { pointer: '/csv', detail: `must have at most ${maxRows} rows`, kind: 'too-many', limit: maxRows },
      ],
    });
  return {
    given: lines.map(fieldsFromCells),
    ignored: Object.keys(lines[0] ?? {})
      .filter(isIgnoredColumn)
      .slice(0, 100),
  };
}

const errorsOf = (refused: Refusal) => [
  ...(refused.details.errors ?? [{ pointer: '', detail: refused.message }]),
];
