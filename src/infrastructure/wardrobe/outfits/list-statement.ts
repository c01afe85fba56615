import type { OutfitFilters, OutfitKey } from '../../../application/wardrobe/outfits/ports.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import { toSeasonBits } from '../../../domain/wardrobe/season.ts';
import { joinAccount } from '../../identity/identity.read.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import { itemVisible } from '../items.read.ts';
import { joinInvitation, occasionVisible } from '../occasions.read.ts';
import {
  type OutfitRow,
  outfitColumns,
  outfitJoins,
  outfitLastWorn,
  outfitVisible,
  outfitWears,
} from '../outfits.read.ts';

/** The most selective filter's table; its index is ordered by outfit id. */
function sourceOf({ itemId, occasionId, tag, ownerId }: OutfitFilters): string {
  if (itemId) return 'outfit_pieces k';
  if (occasionId) return `(${planned}) k`;
  return tag !== undefined && ownerId ? 'outfit_tags k' : 'outfits o';
}
const planned = 'select distinct oo.outfit_id from occasion_outfits oo where oo.occasion_id = :occasionId';

// Only for visible items: the filter must not reveal that a private item is part of an outfit.
const withItem = `k.item_id = :itemId and exists (select 1 from items i ${joinAccount('ia', 'i.owner_id')}
  where i.id = :itemId and ${itemVisible(':viewerId', 'i', 'ia')})`;
const tagged =
  'exists (select 1 from outfit_tags g where g.owner_id = o.owner_id and g.tag = :tag and g.outfit_id = o.id)';
const forOccasion = `o.id in (${planned}) and exists (select 1 from occasions c ${joinAccount('ca', 'c.owner_id')} ${joinInvitation(':viewerId')}
    where c.id = :occasionId and ${occasionVisible(':viewerId', 'ca')})`;

/** The sort keys of `outfits o`; an outfit that was never worn has an empty last day. */
const keys = {
  wears: outfitWears,
  lastWorn: `coalesce(${outfitLastWorn}, '')`,
} as const;

export type ListedRow = OutfitRow & { readonly k0?: number | Day | '' };

const statements = new Map<string, Statement<Params, ListedRow>>();

/** Compiled once per combination of filters, order and cursor. */
export function outfitList(
  filters: OutfitFilters,
  cursor: OutfitKey | undefined,
): { statement: Statement<Params, ListedRow>; parameters: Params } {
  const { ownerId, occasionId, itemId, tag, season } = filters;
  const text = textOf(filters, cursor);
  let statement = statements.get(text);
  if (!statement) statements.set(text, (statement = sql<Params, ListedRow>(text)));
  const parameters: Record<string, string | number> = {};
  if (ownerId) parameters.ownerId = ownerId;
  if (itemId) parameters.itemId = itemId;
  if (tag !== undefined) parameters.tag = tag;
  if (occasionId) parameters.occasionId = occasionId;
  if (season) parameters.seasonBit = toSeasonBits([season]);
  if (typeof cursor === 'string') parameters.afterId = cursor;
  else if (cursor) Object.assign(parameters, { key0: cursor[1], afterId: cursor[2] });
  return { statement, parameters };
}

function textOf(filters: OutfitFilters, cursor: OutfitKey | undefined): string {
  const { ownerId, occasionId, itemId, tag, season, order } = filters;
  const source = sourceOf(filters);
  const byTag = source === 'outfit_tags k';
  const [from, id] =
    source === 'outfits o'
      ? [source, 'o.id']
      : [`${source} join outfits o on o.id = k.outfit_id`, 'k.outfit_id'];
  const where = [
    itemId && withItem,
    byTag && 'k.owner_id = :ownerId and k.tag = :tag',
    ownerId && 'o.owner_id = :ownerId',
    tag !== undefined && !byTag && tagged,
    occasionId && forOccasion,
    season && '(o.seasons = 0 or o.seasons & :seasonBit <> 0)',
  ].filter((one) => typeof one === 'string');
  const [way, beyond] = order.descending ? [' desc', '<'] : ['', '>'];
  if (order.by === 'time') {
    const all = [...where, outfitVisible(':viewerId'), ...(cursor ? [`${id} ${beyond} :afterId`] : [])];
    return `select ${rowByRow} ${outfitColumns(':viewerId')} from ${from} ${outfitJoins(':viewerId')}
      where ${all.join(' and ')} order by ${id}${way} limit :limit`;
  }
  return byKey({ from, where, way, beyond, hasCursor: cursor !== undefined }, order.by);
}

interface Parts {
  readonly from: string;
  readonly where: readonly string[];
  readonly way: string;
  readonly beyond: string;
  readonly hasCursor: boolean;
}

/** Sorts the keys of all matches of the owner first, then reads the columns of the page. */
function byKey({ from, where, way, beyond, hasCursor }: Parts, by: keyof typeof keys): string {
  // Never worn ones come last.
  const noneLast = by === 'lastWorn';
  const order = (of: string) => `${noneLast ? `${of}k0 = '', ` : ''}${of}k0${way}, ${of}id${way}`;
  const further = `(matched.k0, matched.id) ${beyond} (:key0, :afterId)`;
  const after = noneLast
    ? `(matched.k0 = '') > (:key0 = '') or ((matched.k0 = '') = (:key0 = '') and ${further})`
    : further;
  return `select ${rowByRow} ${outfitColumns(':viewerId')}, page.k0 from (
      select matched.id, matched.k0 from (
        select ${rowByRow} o.id, ${keys[by]} as k0 from ${from} where ${where.join(' and ')}) matched
      ${hasCursor ? `where ${after}` : ''} order by ${order('matched.')} limit :limit) page
    join outfits o on o.id = page.id ${outfitJoins(':viewerId')} order by ${order('page.')}`;
}
