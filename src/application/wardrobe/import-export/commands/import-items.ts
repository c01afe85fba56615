import { z } from 'zod';
import { Refusal } from '../../../../domain/kernel/refusal.ts';
import { Item, type ItemId, Items } from '../../../../domain/wardrobe/items/item.ts';
import { invalid } from '../../../kernel/dispatcher.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { idOut } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { timeSlice } from '../../../kernel/time-slice.ts';
import { Calendar } from '../../ports.ts';
import { parseRows } from '../imported-items.ts';
import { fieldsFromCells, isIgnoredColumn, isIgnoredField } from '../item-row.ts';
import { Csv, ImportKeys } from '../ports.ts';

const maxRows = 500;
const storedAtOnce = 50;

const RowReport = z
  .object({
    /** From 1, not counting the line of column names. */
    row: z.int().min(1),
    status: z.enum(['created', 'exists', 'invalid']),
    itemId: idOut.nullable(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  })
  .meta({ id: 'ImportedRow' });
type RowReport = z.input<typeof RowReport>;
const ImportReport = z
  .object({
    dryRun: z.boolean(),
    created: z.int(),
    existing: z.int(),
    invalid: z.int(),
    /** Unknown columns or fields. */
    ignored: z.array(z.string()),
    rows: z.array(RowReport),
  })
  .meta({ id: 'ImportReport' });

export const importItems = command({
  name: 'wardrobe.import-items',
  summary: 'Import items from JSON or CSV',
  description:
    `Takes \`items\` or \`csv\`, at most ${maxRows} rows. Valid rows are imported, the others reported; \`dryRun\` only ` +
    'reports what an import would do. Rows are identified by `importKey` or else by their content, so importing a ' +
    'file twice adds nothing. In CSV the first line names the columns, lists are separated by `|`, and `price` is in ' +
    'minor units with its `currency` in a column of its own.',
  access: 'signed-in',
  input: z
    .strictObject({
      items: z
        .array(z.record(z.string().max(100), z.unknown()))
        .min(1)
        .max(maxRows)
        .optional(),
      csv: z.string().min(1).max(1_000_000).optional(),
      dryRun: z.boolean().default(false),
    })
    .refine(({ items, csv }) => (items === undefined) !== (csv === undefined), 'give either items or csv'),
  output: ImportReport,
  refuses: [],
  needs: {
    items: Items,
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
  async handle({ input, actor }, { items, keys, csv, calendar, counters, ids, clock }) {
    const { dryRun } = input;
    const { given, ignored } = input.csv === undefined ? fromJson(input.items!) : fromCsv(csv, input.csv);
    const turn = timeSlice();
    const rows = await parseRows(given, turn);
    const taken = new Map(await keys.taken(actor.id, [...new Set(rows.map(({ key }) => key))]));
    const today = await calendar.today(actor.id);

    const made: Item[] = [];
    const reportOn = ({ parsed, key }: (typeof rows)[number], row: number): RowReport => {
      const before = { row, itemId: taken.get(key) ?? null, errors: [] };
      if (!parsed.success)
        return { ...before, status: 'invalid', itemId: null, errors: errorsOf(invalid(parsed.error)) };
      if (before.itemId) return { ...before, status: 'exists' };
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
      for (const [to, those] of Map.groupBy(made, ({ shownTo }) => shownTo))
        countShown(counters, actor.id, 'items', { to, number: those.length });
    }
    return { dryRun, created, existing: count('exists'), invalid: count('invalid'), ignored, rows: report };
  },
});

type Fields = Readonly<Record<string, unknown>>;

const fromJson = (items: readonly Fields[]) => ({
  given: items,
  ignored: [...new Set(items.flatMap((item) => Object.keys(item)))].filter(isIgnoredField).slice(0, 100),
});

function fromCsv(csv: Csv, text: string) {
  const lines = csv.parse(text);
  if (lines.length > maxRows)
    throw new InvalidFields({ errors: [{ pointer: '/csv', detail: `must have at most ${maxRows} rows` }] });
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
