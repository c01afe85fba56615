import { z } from 'zod';
import { Refusal } from '../../../domain/kernel/refusal.ts';
import { type Item, type ItemId, Items } from '../../../domain/wardrobe/item.ts';
import { invalid } from '../../kernel/dispatcher.ts';
import { InvalidFields } from '../../kernel/errors.ts';
import { idOut } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { timeSlice } from '../../kernel/time-slice.ts';
import { itemOf, withKeys } from '../imported-rows.ts';
import { fromCells, isIgnored, isUnknownColumn } from '../item-rows.ts';
import { Calendar, Csv, ImportKeys } from '../ports.ts';

const mostRows = 500;
const storedAtOnce = 50;

const RowReport = z
  .object({
    /** From 1, without the line of column names. */
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
    /** Columns or fields that mean nothing here. */
    ignored: z.array(z.string()),
    rows: z.array(RowReport),
  })
  .meta({ id: 'ImportReport' });

export const importItems = command({
  name: 'wardrobe.import-items',
  summary: 'Put many items into your wardrobe, from JSON or CSV',
  description:
    `Give \`items\` or \`csv\`, at most ${mostRows} rows. Rows that are right are imported, the others reported; ` +
    '`dryRun` only reports, with the statuses that an import would give. Each row is known by its `importKey`, else ' +
    'by what it says, so that the same file imports nothing twice. In CSV the first line names the columns, lists ' +
    'are separated by `|`, `price` is minor units with its `currency` beside.',
  access: 'signed-in',
  input: z
    .strictObject({
      items: z
        .array(z.record(z.string().max(100), z.unknown()))
        .min(1)
        .max(mostRows)
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
  // What it would answer again follows from the keys of its rows.
  replayable: false,
  async handle({ input, actor }, { items, keys, csv, calendar, counters, ids, clock }) {
    const { dryRun } = input;
    const { given, ignored } = input.csv === undefined ? fromJson(input.items!) : fromCsv(csv, input.csv);
    const turn = timeSlice();
    const rows = await withKeys(given, turn);
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
        made.push(itemOf(parsed.data, { id, ownerId: actor.id, importKey: key, today, at: clock.now() }));
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
      counters.add(actor.id, 'items', created);
    }
    return { dryRun, created, existing: count('exists'), invalid: count('invalid'), ignored, rows: report };
  },
});

type Fields = Readonly<Record<string, unknown>>;

const fromJson = (items: readonly Fields[]) => ({
  given: items,
  ignored: [...new Set(items.flatMap((item) => Object.keys(item)))].filter(isIgnored).slice(0, 100),
});

function fromCsv(csv: Csv, text: string) {
  const lines = csv.parse(text);
  if (lines.length > mostRows)
    throw new InvalidFields({ errors: [{ pointer: '/csv', detail: `must have at most ${mostRows} rows` }] });
  return {
    given: lines.map(fromCells),
    ignored: Object.keys(lines[0] ?? {})
      .filter(isUnknownColumn)
      .slice(0, 100),
  };
}

const errorsOf = (refused: Refusal) => [
  ...(refused.details.errors ?? [{ pointer: '', detail: refused.message }]),
];
