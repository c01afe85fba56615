import type { OutfitFilters } from '../../../application/wardrobe/outfits/ports.ts';
import { toSeasonBits } from '../../../domain/wardrobe/season.ts';
import { joinAccount } from '../../identity/identity.read.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../kernel/database/statement.ts';
import { itemVisible } from '../items.read.ts';
import { joinInvitation, occasionVisible } from '../occasions.read.ts';
import { type OutfitRow, outfitColumns, outfitJoins, outfitVisible } from '../outfits.read.ts';

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

const statements = new Map<string, Statement<Params, OutfitRow>>();

/** Compiled once per combination of filters. */
export function outfitList(filters: OutfitFilters): {
  statement: Statement<Params, OutfitRow>;
  parameters: Params;
} {
  const { ownerId, occasionId, itemId, tag, season } = filters;
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
    outfitVisible(':viewerId'),
    `${id} < :beforeId`,
  ].filter((one) => typeof one === 'string');
  const text = `select ${rowByRow} ${outfitColumns(':viewerId')} from ${from} ${outfitJoins(':viewerId')}
    where ${where.join(' and ')} order by ${id} desc limit :limit`;
  let statement = statements.get(text);
  if (!statement) statements.set(text, (statement = sql<Params, OutfitRow>(text)));
  const parameters: Record<string, string | number> = {};
  if (ownerId) parameters.ownerId = ownerId;
  if (itemId) parameters.itemId = itemId;
  if (tag !== undefined) parameters.tag = tag;
  if (occasionId) parameters.occasionId = occasionId;
  if (season) parameters.seasonBit = toSeasonBits([season]);
  return { statement, parameters };
}
