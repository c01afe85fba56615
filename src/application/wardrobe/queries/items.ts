import { z } from 'zod';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { wordsOf } from '../../../domain/kernel/words.ts';
import { ItemNotFound } from '../../../domain/wardrobe/errors.ts';
import { ownerships, places } from '../../../domain/wardrobe/words.ts';
import { InvalidFields } from '../../kernel/errors.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { colourField, itemIdField, someOf, tagField } from '../fields.ts';
import { ItemReader, type ItemSort, itemSorts } from '../ports.ts';
import { CategoryField, ItemView, SeasonField } from '../views.ts';

export const getItem = query({
  name: 'wardrobe.get-item',
  summary: 'One item',
  access: 'signed-in',
  input: z.strictObject({ itemId: itemIdField }),
  output: ItemView,
  refuses: [ItemNotFound],
  needs: { reader: ItemReader },
  async handle({ input: { itemId }, actor }, { reader }) {
    const view = await reader.one(actor.id, itemId);
    if (!view) throw new ItemNotFound();
    return view;
  },
});

const keyPart = z.union([
  z
    .string()
    .max(200)
    .refine((text) => text.isWellFormed()),
  z.number(),
]);
const itemKey = z.tuple([z.enum(itemSorts), keyPart, keyPart, itemIdField]);

const mostWords = 5;
const shownSorts: readonly ItemSort[] = ['newest', 'oldest', 'name', 'brand'];

export const listItems = query({
  name: 'wardrobe.list-items',
  summary: 'The items of a wardrobe',
  description:
    'Yours unless `userId` or `outfitId` is given. `category` and `season` may be repeated; an item for all year ' +
    'is for each season. `colour` is a hex or a name, and finds what looks like it. `q` finds items that have ' +
    'each word in name, brand or tags, and in your own the label, at its start.\n\n' +
    'Sorts: `newest` (also the default), `oldest`; `name`, `brand` from a to z; `price` the dearest first within a ' +
    'currency; `wears` the most worn, `lastWorn` the latest, `costPerWear` the least, `rating` the highest first; ' +
    'what has none comes last. Of others neither `ownership`, `place` and `neverWorn` can be asked nor any sort ' +
    'after `brand`.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    outfitId: idField<Id>().optional(),
    category: someOf(CategoryField, 20).optional(),
    colour: colourField.optional(),
    brand: proseField(80).min(1).optional(),
    season: someOf(SeasonField, 4).optional(),
    tag: tagField.optional(),
    ownership: z.enum(ownerships).optional(),
    place: z.enum(places).optional(),
    neverWorn: z.boolean().optional(),
    q: proseField(100).min(1).optional(),
    sort: z.enum(itemSorts).default('newest'),
    ...pageInput(itemKey),
  }),
  output: pageOf(ItemView),
  refuses: [],
  needs: { reader: ItemReader },
  async handle({ input: { userId, category, season, q, limit, cursor, ...filters }, actor }, { reader }) {
    const { ownership, place, neverWorn, sort } = filters;
    const asked = { ownership, place, neverWorn, sort: shownSorts.includes(sort) ? undefined : sort };
    const hidden = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    if (userId !== undefined && userId !== actor.id && hidden.length > 0)
      throw refused(hidden, 'cannot be asked of another wardrobe');
    if (cursor && cursor[0] !== sort) throw refused(['cursor'], 'is not a cursor of this list');
    const words = q === undefined ? [] : wordsOf(q).slice(0, mostWords);
    // What has no letter or digit in it, nothing is found by.
    if (q !== undefined && words.length === 0) return { items: [], nextCursor: null };
    // Of an outfit of somebody, what is hidden is asked of one's own items.
    const anyones = userId === undefined && filters.outfitId !== undefined && hidden.length === 0;
    const ownerId = anyones ? undefined : (userId ?? actor.id);
    return reader.list(
      actor.id,
      { ...filters, ownerId, categories: category, seasons: season, words },
      { limit, cursor },
    );
  },
});

const refused = (names: readonly string[], detail: string) =>
  new InvalidFields({ errors: names.map((name) => ({ pointer: `/${name}`, detail })) });
