import type { ItemFilters } from '../../../../application/wardrobe/items/ports.ts';
import { keyOf } from '../../../../domain/kernel/words.ts';
import { labOf, similarColourDistance } from '../../../../domain/wardrobe/items/colour.ts';
import { toSeasonBits } from '../../../../domain/wardrobe/season.ts';
import { visibleTo } from '../../../access/access.read.ts';
import { joinAccount } from '../../../identity/identity.read.ts';
import type { Params } from '../../../kernel/database/statement.ts';
import { isDirty, isReady } from '../../figures.read.ts';
import { itemVisible } from '../../items.read.ts';
import { type Start, shownTo } from './start.ts';
import { startsWith } from './words.ts';

type Condition = readonly [text: string, parameters: Params];

/** Indexes of `items` that find the matches without scanning all items of the owner. */
export function selectiveIndexes({
  categories,
  brand,
  ownership,
  place,
  favourite,
  gone,
}: ItemFilters): string[] {
  const indexes = {
    // Several categories give several ranges, out of order: let the optimizer choose.
    items_by_category: categories?.length === 1,
    items_by_brand: brand !== undefined,
    items_by_ownership: (ownership !== undefined && ownership !== 'owned') || gone === true,
    items_by_favourite: favourite === true,
    items_by_place: place !== undefined && place !== 'closet',
  };
  return Object.entries(indexes).flatMap(([index, finds]) => (finds ? [index] : []));
}

/** The text depends only on the start and on which filters are set, not on their values. */
export function conditionsOf(own: boolean, filters: ItemFilters, start: Start): Condition[] {
  const { ownerId, outfitId, categories, colour, brand, seasons, tag, ownership, place, neverWorn, words } =
    filters;
  const { dirty, ready, favourite, gone } = filters;
  const conditions: (Condition | undefined)[] = [
    ownerId && ['i.owner_id = :ownerId', { ownerId }],
    own ? undefined : [itemVisible(':viewerId'), {}],
    // Implied by the policy, but only this condition can use an index.
    own || !ownerId ? undefined : ['i.shown = 1', {}],
    outfitId && [inOutfit, { outfitId }],
    categories && ['i.category in (:categories*)', { categories }],
    colour ? [looksLike, { ...labOf(colour), nearness: similarColourDistance ** 2 }] : undefined,
    brand === undefined ? undefined : ['i.brand_key = :brand', { brand: keyOf(brand) }],
    seasons && ['(i.seasons = 0 or i.seasons & :seasonBits <> 0)', { seasonBits: toSeasonBits(seasons) }],
    tag === undefined ? undefined : [start.from === 'tag' ? taggedByOwner : tagged, { tag }],
    ownership && ['i.ownership = :ownership', { ownership }],
    place && ['i.place = :place', { place }],
    neverWorn === undefined ? undefined : ['i.worn = :worn', { worn: neverWorn ? 0 : 1 }],
    dirty === undefined ? undefined : [dirty ? isDirty : `not ${isDirty}`, {}],
    ready === undefined ? undefined : [ready ? isReady : `not ${isReady}`, {}],
    favourite === undefined ? undefined : ['i.favourite = :favourite', { favourite: favourite ? 1 : 0 }],
    gone === undefined ? undefined : [`i.ownership ${gone ? '=' : '<>'} 'gone'`, {}],
    ...words.map((_, n): Condition | undefined =>
      'word' in start && start.word === n
        ? undefined
        : [
            `exists (select 1 from item_terms t where t.item_id = i.id and ${startsWith('t', n)} ${shownTo(own)})`,
            {},
          ],
    ),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

const tagged =
  'exists (select 1 from item_tags g where g.owner_id = i.owner_id and g.tag = :tag and g.item_id = i.id)';
const taggedByOwner = 'g.owner_id = :ownerId and g.tag = :tag';
const inOutfit = `op.outfit_id = :outfitId and exists (select 1 from outfits o ${joinAccount('oa', 'o.owner_id')}
  where o.id = op.outfit_id and ${visibleTo(':viewerId', 'oa', 'o.visibility')})`;
const looksLike = `exists (select 1 from item_colours c where c.item_id = i.id
  and (c.l - :l) * (c.l - :l) + (c.a - :a) * (c.a - :a) + (c.b - :b) * (c.b - :b) <= :nearness)`;
