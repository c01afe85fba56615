import { LRUCache } from 'lru-cache';
import type { ItemFilters, ItemKey } from '../../../../application/wardrobe/items/ports.ts';
import { joinAccount } from '../../../identity/identity.read.ts';
import { rowByRow, rowByRowOf } from '../../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../../kernel/database/statement.ts';
import { itemCard, itemJoins } from '../../items.read.ts';
import { type OwnItemRow, ownColumns } from '../own-item-row.ts';
import { conditionsOf, selectiveIndexes, startsFromOtherTable } from './filters.ts';
import { type ItemOrder, itemOrders } from './orders.ts';
import { type Direction, directionOf, keysAfter, rangesOf } from './ranges.ts';

/** `k0` and `k1` are the sort keys, unless the sort is by id. */
export type ListedRow = OwnItemRow & { readonly k0?: string | number; readonly k1?: string | number };

const compiled = new LRUCache<string, Statement<Params, ListedRow>>({ max: 400 });

/** Compiled once per combination of filters, order and cursor. */
export function listStatement(own: boolean, filters: ItemFilters, cursor: ItemKey | undefined) {
  const conditions = conditionsOf(own, filters);
  const parameters: Params = Object.assign({}, ...conditions.map(([, values]) => values));
  const parts = {
    columns: own ? `${itemCard(':viewerId')}, ${ownColumns}` : itemCard(':viewerId'),
    source: sourceOf(filters),
    where: conditions.map(([text]) => text),
    cursor,
  };
  const { text, none } = textOf(parts, own, filters);
  let statement = compiled.get(text);
  if (!statement) compiled.set(text, (statement = sql<Params, ListedRow>(text)));
  const after = cursor && { key0: cursor[1], key1: cursor[2], afterId: cursor[3] };
  return { statement, parameters: { ...parameters, ...after, ...(none !== undefined && { none }) } };
}

interface Parts {
  readonly columns: string;
  readonly source: string;
  readonly where: readonly string[];
  readonly cursor: ItemKey | undefined;
}

/** The first table. The index of one owner's tag is ordered by item id. */
function sourceOf({ outfitId, ownerId, tag }: ItemFilters): string {
  if (outfitId) return 'outfit_pieces op join items i on i.id = op.item_id';
  return tag !== undefined && ownerId ? 'item_tags g join items i on i.id = g.item_id' : 'items i';
}

/** An index whose matches are in the order of their ids. */
function inOrderOfIds(own: boolean, { neverWorn }: ItemFilters): string {
  if (!own) return 'items_by_shown';
  return neverWorn === undefined ? 'items_by_owner' : 'items_by_worn';
}

/** `none` is a parameter of the text, if it has one. */
function textOf(parts: Parts, own: boolean, filters: ItemFilters): { text: string; none?: string | number } {
  const { sort, reversed } = filters;
  const otherTable = startsFromOtherTable(filters);
  const narrow = otherTable ? [] : selectiveIndexes(filters);
  if (sort === 'newest' || sort === 'oldest') {
    const walked = otherTable || filters.categories ? [] : [inOrderOfIds(own, filters)];
    return { text: byId(parts, sort, narrow.length > 0 ? narrow : walked) };
  }
  const order = itemOrders[sort];
  const direction = directionOf(order, reversed, parts.cursor?.[1]);
  const alongIndex = !otherTable && !filters.categories && narrow.length === 0;
  return {
    text: alongIndex
      ? byRanges(parts, order, order.index, direction)
      : byKeys(parts, order, direction, narrow),
    ...(direction.noneLast && { none: order.none! }),
  };
}

function byId(
  { columns, source, where, cursor }: Parts,
  sort: 'newest' | 'oldest',
  indexes: readonly string[],
): string {
  const [direction, beyond] = sort === 'newest' ? ['desc', '<'] : ['asc', '>'];
  const id = source.startsWith('item_tags') ? 'g.item_id' : 'i.id';
  const all = cursor ? [...where, `${id} ${beyond} :afterId`] : where;
  return `select ${rowByRowOf('i', indexes)} ${columns} from ${source} ${itemJoins}
    where ${all.join(' and ')} order by ${id} ${direction} limit :limit`;
}

/** Sorts the keys of all matches first, then reads the columns of the page. */
function byKeys(
  { columns, source, where, cursor }: Parts,
  { keys: [k0, k1 = '0'] }: ItemOrder,
  direction: Direction,
  indexes: readonly string[],
): string {
  return page(
    columns,
    `select matched.id, matched.k0, matched.k1 from (
        select ${rowByRowOf('i', indexes)} i.id, ${k0} as k0, ${k1} as k1 from ${source} ${joinAccount('a', 'i.owner_id')}
        where ${where.join(' and ')}) matched
      ${cursor ? `where ${keysAfter(direction)}` : ''}
      order by ${direction.order('matched.')} limit :limit`,
    direction,
  );
}

/** Reads along the index, so that the limit ends the work. */
function byRanges(
  { columns, source, where, cursor }: Parts,
  order: ItemOrder,
  index: string,
  direction: Direction,
) {
  const [k0, k1] = order.keys;
  const way = direction.reversed ? ' desc' : '';
  const ranges = rangesOf(order, direction, cursor !== undefined).map(
    (range, n) => `select * from (
        select ${rowByRowOf('i', [index])} i.id, ${k0} as k0, ${k1 ?? '0'} as k1 from ${source} ${joinAccount('a', 'i.owner_id')}
        where ${[...where, ...range].join(' and ')}
        order by ${[...order.keys, 'i.id'].map((key) => `${key}${way}`).join(', ')} limit :limit) range${n}`,
  );
  return page(
    columns,
    `select * from (${ranges.join(' union all ')}) ranges order by ${direction.order('')} limit :limit`,
    direction,
  );
}

const page = (columns: string, keys: string, direction: Direction) => `
  select ${rowByRow} ${columns}, page.k0, page.k1 from (${keys}) page
  join items i on i.id = page.id ${itemJoins}
  order by ${direction.order('page.')}`;
