import { z } from 'zod';
import type { Id, UserId } from '../../../../domain/kernel/id.ts';
import { wordsOf } from '../../../../domain/kernel/words.ts';
import { ownerships, places } from '../../../../domain/wardrobe/items/item-state.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { idField, proseField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { oneOrMany, SeasonField, tagField } from '../../fields.ts';
import { colourField, itemIdField } from '../fields.ts';
import { ItemReader, type ItemSort, itemSorts } from '../ports.ts';
import { CategoryField, ItemView } from '../views.ts';

const keyPart = z.union([
  z
    .string()
    .max(200)
    .refine((text) => text.isWellFormed()),
  z.number(),
]);

const itemKey = z.tuple([z.enum(itemSorts), keyPart, keyPart, itemIdField]);

const maxWords = 5;

const publicSorts: readonly ItemSort[] = ['newest', 'oldest', 'name', 'brand'];

export const listItems = query({
  name: 'wardrobe.list-items',
  summary: 'The items of a wardrobe',
  description:
    'Your items, unless `userId` or `outfitId` is given. `category` and `season` take several values; items for all year ' +
    'match every season. `colour` is a hex value or a name and matches similar colours. `q` matches items in which ' +
    'each word begins a word of the name, brand or tags, and for your own items the label.\n\n' +
    'Sorts: `newest` (default), `oldest`; `name` and `brand` from a to z; `price` highest first within a currency; ' +
    '`wears`, `lastWorn` and `rating` highest first; `costPerWear` lowest first. Items without a value come last. ' +
    "For other people's wardrobes, `ownership`, `place`, `neverWorn` and the sorts after `brand` are refused.",
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    outfitId: idField<Id>().optional(),
    category: oneOrMany(CategoryField, 20).optional(),
    colour: colourField.optional(),
    brand: proseField(80).min(1).optional(),
    season: oneOrMany(SeasonField, 4).optional(),
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
    const privateFilters = {
      ownership,
      place,
      neverWorn,
      sort: publicSorts.includes(sort) ? undefined : sort,
    };
    const refusedNames = Object.entries(privateFilters).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    );
    if (userId !== undefined && userId !== actor.id && refusedNames.length > 0)
      throw refused(refusedNames, 'is only available for your own wardrobe');
    if (cursor && cursor[0] !== sort) throw refused(['cursor'], 'is not a cursor of this list');
    const words = q === undefined ? [] : wordsOf(q).slice(0, maxWords);
    // A query without letters or digits matches nothing.
    if (q !== undefined && words.length === 0) return { items: [], nextCursor: null };
    // With an outfit, filters on private fields search only your own items.
    const anyOwner = userId === undefined && filters.outfitId !== undefined && refusedNames.length === 0;
    const ownerId = anyOwner ? undefined : (userId ?? actor.id);
    return reader.list(
      actor.id,
      { ...filters, ownerId, categories: category, seasons: season, words },
      { limit, cursor },
    );
  },
});

const refused = (names: readonly string[], detail: string) =>
  new InvalidFields({ errors: names.map((name) => ({ pointer: `/${name}`, detail })) });
