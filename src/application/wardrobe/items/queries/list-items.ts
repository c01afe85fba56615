import { z } from 'zod';
import type { Id, UserId } from '../../../../domain/kernel/id.ts';
import { wordsOf } from '../../../../domain/kernel/words.ts';
import { ownerships, places } from '../../../../domain/wardrobe/items/item-state.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { idField, proseField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { OrderField, oneOrMany, SeasonField, tagField } from '../../fields.ts';
import { colourField, itemIdField } from '../fields.ts';
import { ItemReader, itemSorts, orderedBy, orderName, orderNames, publicItemSorts } from '../ports.ts';
import { AnyItemView, CategoryField } from '../views.ts';

const keyPart = z.union([
  z
    .string()
    .max(200)
    .refine((text) => text.isWellFormed()),
  z.number(),
]);

const itemKey = z.tuple([z.enum(orderNames), keyPart, keyPart, itemIdField]);

const maxWords = 5;

export const listItems = query({
  name: 'wardrobe.list-items',
  summary: 'The items of a wardrobe',
  description:
    'Your items, unless `userId` or `outfitId` is given. Items for all year match every season. `q` matches items in ' +
    'which each word begins a word of the name, brand or tags, and for your own items the label.\n\n' +
    'Sorts: `newest` (default), `oldest`; `name` and `brand` from a to z; `price` highest first within a currency; ' +
    '`wears`, `lastWorn` and `rating` highest first; `costPerWear` lowest first within a currency. `order` overrides ' +
    'the direction: `lastWorn` with `asc` starts with the longest unworn. Items without a value come last. For other ' +
    "people's wardrobes, `ownership`, `place`, `neverWorn`, `dirty`, `ready`, `favourite` and the sorts after `brand` " +
    'are refused.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional().describe('Whose items; your own by default'),
    outfitId: idField<Id>().optional().describe('Only items of this outfit'),
    category: oneOrMany(CategoryField, 20).optional().describe('One or several categories'),
    colour: colourField.optional().describe('`#rrggbb` or the name of a colour; similar colours match'),
    brand: proseField(80).min(1).optional().describe('Brand, without regard to case and accents'),
    season: oneOrMany(SeasonField, 4).optional().describe('One or several seasons'),
    tag: tagField.optional().describe('A tag, without regard to case'),
    ownership: z.enum(ownerships).optional().describe('Your own wardrobe only'),
    place: z.enum(places).optional().describe('Where the item is; your own wardrobe only'),
    neverWorn: z.boolean().optional().describe('Whether it was never worn; your own wardrobe only'),
    dirty: z.boolean().optional().describe('Whether it needs a wash; your own wardrobe only'),
    ready: z.boolean().optional().describe('Whether it can be worn now; your own wardrobe only'),
    favourite: z.boolean().optional().describe('Whether it is a favourite; your own wardrobe only'),
    gone: z.boolean().optional().describe('Whether it was sold, given away, worn out or returned'),
    q: proseField(100).min(1).optional().describe('Beginnings of words'),
    sort: z.enum(itemSorts).default('newest').describe('What to sort by'),
    order: OrderField.optional().describe('Direction; each sort has its own default'),
    ...pageInput(itemKey),
  }),
  output: pageOf(AnyItemView),
  refuses: [],
  needs: { reader: ItemReader },
  readsOwn: ({ userId, outfitId }, { id }) => outfitId === undefined && (userId ?? id) === id,
  async handle(
    { input: { userId, category, season, q, sort, order, limit, cursor, ...filters }, actor },
    { reader },
  ) {
    const { ownership, place, neverWorn, dirty, ready, favourite } = filters;
    const privateSort = publicItemSorts.includes(sort) ? undefined : sort;
    const privateFilters = { ownership, place, neverWorn, dirty, ready, favourite, sort: privateSort };
    const privateNames = Object.entries(privateFilters).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    );
    if (userId !== undefined && userId !== actor.id && privateNames.length > 0)
      throw refused(privateNames, 'is only available for your own wardrobe');
    const ordered = orderedBy(sort, order);
    if (cursor && cursor[0] !== orderName(ordered)) throw refused(['cursor'], 'is not a cursor of this list');
    const words = q === undefined ? [] : wordsOf(q).slice(0, maxWords);
    // A query without letters or digits matches nothing.
    if (q !== undefined && words.length === 0) return { items: [], nextCursor: null };
    // With an outfit, filters on private fields search only your own items.
    const anyOwner = userId === undefined && filters.outfitId !== undefined && privateNames.length === 0;
    const ownerId = anyOwner ? undefined : (userId ?? actor.id);
    return reader.list(
      actor.id,
      { ...filters, ...ordered, ownerId, categories: category, seasons: season, words },
      { limit, cursor },
    );
  },
});

const refused = (names: readonly string[], detail: string) =>
  new InvalidFields({ errors: names.map((name) => ({ pointer: `/${name}`, detail })) });
