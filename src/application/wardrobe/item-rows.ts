import { z } from 'zod';
import { endings, places } from '../../domain/wardrobe/words.ts';
import { dayField, itemFields, moneyField } from './fields.ts';

const { imageIds: _, ...described } = itemFields;

/** An item as files carry it: all that its owner says, how it ended, and the key it is known by elsewhere. */
export const itemRow = z.object({
  ...described,
  ownership: z.enum(['wished', 'owned', 'gone']).optional(),
  gone: z
    .strictObject({ why: z.enum(endings), on: dayField, proceeds: moneyField.nullable().default(null) })
    .nullable()
    .optional(),
  place: z.enum(places).optional(),
  importKey: z.string().min(1).max(100).optional(),
});
export type ItemRow = z.output<typeof itemRow>;
const known = new Set(Object.keys(itemRow.shape));

/** What an export carries beside, which an import passes over without a word. */
const carried = new Set(['id', 'imageIds', 'since', 'dueBack', 'createdAt', 'editedAt', 'version']);
export const isIgnored = (name: string): boolean => !known.has(name) && !carried.has(name);

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
const more = ['ownership', 'place', 'importKey'] as const;
const numbers = ['formality', 'warmth', 'washEvery', 'rating', 'quantity', 'priorWears'] as const;
const flags = ['waterproof', 'favourite'] as const;
const lists = ['materials', 'seasons', 'tags'] as const;
const money = { price: 'currency', proceeds: 'proceedsCurrency' } as const;

/** The columns of a file. Lists are separated by `|`; money is minor units, its currency in the next column. */
export const itemColumns = [
  ...more.slice(2),
  ...texts,
  ...more.slice(0, 2),
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
  'imageIds',
] as const;
const columns = new Set<string>(itemColumns);
export const isUnknownColumn = (name: string): boolean => !columns.has(name) && isIgnored(name);

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  1: true,
  false: false,
  no: false,
  0: false,
};

/** The fields that a line's cells stand for; an empty cell says nothing. What cannot be read stays text. */
export function fromCells(cells: Cells): Fields {
  const said = Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) => (cell.trim() === '' ? [] : [[name, cell.trim()]])),
  ) as Record<string, string>;
  const fields: Fields = {};
  for (const name of [...texts, ...more]) if (name in said) fields[name] = said[name];
  for (const name of numbers) if (name in said) fields[name] = numberIn(said[name]!);
  for (const name of flags) if (name in said) fields[name] = words[said[name]!.toLowerCase()] ?? said[name];
  for (const name of lists) if (name in said) fields[name] = listIn(said[name]!);
  if (said.colours) fields.colours = listIn(said.colours).map((hex) => ({ hex }));
  if (said.price) fields.price = { amount: said.price, currency: said[money.price] ?? '' };
  if (said.goneWhy) {
    const proceeds = said.proceeds && { amount: said.proceeds, currency: said[money.proceeds] ?? '' };
    fields.gone = { why: said.goneWhy, on: said.goneOn, ...(proceeds && { proceeds }) };
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
  readonly imageIds: readonly string[];
  readonly colours: readonly { readonly hex: string }[];
  readonly price: { readonly amount: string; readonly currency: string } | null;
  readonly gone: { readonly why: string; readonly on: string; readonly proceeds: Exported['price'] } | null;
}

/** The cells of an exported item, by column. */
export function toCells(fields: Readonly<Record<string, unknown>>): Fields {
  const { colours, imageIds, price, gone, ...rest } = fields as Exported;
  return {
    ...rest,
    ...Object.fromEntries(lists.map((name) => [name, (rest[name] as string[]).join('|')])),
    colours: colours.map(({ hex }) => hex).join('|'),
    imageIds: imageIds.join('|'),
    price: price?.amount,
    currency: price?.currency,
    goneWhy: gone?.why,
    goneOn: gone?.on,
    proceeds: gone?.proceeds?.amount,
    proceedsCurrency: gone?.proceeds?.currency,
  };
}
