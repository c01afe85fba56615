import { z } from 'zod';
import { goneReasons, places } from '../../../domain/wardrobe/items/item-state.ts';
import { dayField } from '../fields.ts';
import { itemFields, moneyField } from '../items/fields.ts';

/** An item in an import file. */
export const itemRow = z.object({
  ...itemFields,
  ownership: z.enum(['wished', 'owned', 'gone']).optional(),
  gone: z
    .strictObject({ why: z.enum(goneReasons), on: dayField, proceeds: moneyField.nullable().default(null) })
    .nullable()
    .optional(),
  place: z.enum(places).optional(),
  importKey: z.string().min(1).max(100).optional(),
});
export type ItemRow = z.output<typeof itemRow>;
const known = new Set(Object.keys(itemRow.shape));

export const isIgnoredField = (name: string): boolean => !known.has(name);

type Cells = Readonly<Record<string, string>>;
type Fields = Record<string, unknown>;
const texts = [
  'name',
  'category',
  'label',
  'pattern',
  'brand',
  'size',
  'notes',
  'boughtOn',
  'store',
  'visibility',
] as const;
const stateColumns = ['ownership', 'place', 'importKey'] as const;
const numbers = ['formality', 'warmth', 'washEvery', 'rating', 'quantity', 'priorWears'] as const;
const flags = ['waterproof', 'favourite'] as const;
const lists = ['materials', 'seasons', 'tags', 'imageIds'] as const;
const money = { price: 'currency', proceeds: 'proceedsCurrency' } as const;

/** Columns of a CSV file. Lists are separated by `|`; money is in minor units, with the currency in the next column. */
export const itemColumns = [
  ...stateColumns.slice(2),
  ...texts,
  ...stateColumns.slice(0, 2),
  'colours',
  ...lists,
  ...numbers,
  ...flags,
  'price',
  'currency',
  'goneWhy',
  'goneOn',
  'proceeds',
  'proceedsCurrency',
] as const;
const columns = new Set<string>(itemColumns);
export const isIgnoredColumn = (name: string): boolean => !columns.has(name);

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

/** Fields of a CSV line; empty cells are left out, and cells that cannot be parsed stay text. */
export function fieldsFromCells(cells: Cells): Fields {
  const filled = Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) => (cell.trim() === '' ? [] : [[name, cell.trim()]])),
  ) as Record<string, string>;
  const fields: Fields = {};
  for (const name of [...texts, ...stateColumns]) if (name in filled) fields[name] = filled[name];
  for (const name of numbers) if (name in filled) fields[name] = numberIn(filled[name]!);
  for (const name of flags)
    if (name in filled) fields[name] = words[filled[name]!.toLowerCase()] ?? filled[name];
  for (const name of lists) if (name in filled) fields[name] = listIn(filled[name]!);
  if (filled.colours) fields.colours = listIn(filled.colours).map((hex) => ({ hex }));
  if (filled.price) fields.price = { amount: filled.price, currency: filled[money.price] ?? '' };
  if (filled.goneWhy) {
    const proceeds = filled.proceeds && { amount: filled.proceeds, currency: filled[money.proceeds] ?? '' };
    fields.gone = { why: filled.goneWhy, on: filled.goneOn, ...(proceeds && { proceeds }) };
  }
  return fields;
}

const listIn = (cell: string) =>
  cell
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean);
const numberIn = (cell: string) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);

interface Exported extends Fields {
  readonly colours: readonly { readonly hex: string }[];
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly gone: { readonly why: string; readonly on: string; readonly proceeds: Exported['price'] } | null;
}

export function cellsFromFields(fields: Readonly<Record<string, unknown>>): Fields {
  const { colours, price, gone, ...rest } = fields as Exported;
  return {
    ...rest,
    ...Object.fromEntries(lists.map((name) => [name, (rest[name] as string[]).join('|')])),
    colours: colours.map(({ hex }) => hex).join('|'),
    price: price?.amount,
    currency: price?.currency,
    goneWhy: gone?.why,
    goneOn: gone?.on,
    proceeds: gone?.proceeds?.amount,
    proceedsCurrency: gone?.proceeds?.currency,
  };
}
