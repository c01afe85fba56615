import { LRUCache } from 'lru-cache';
import type { ItemFilters, ItemKey } from '../../../../application/wardrobe/items/ports.ts';
import { joinAccount } from '../../../identity/identity.read.ts';
import { rowByRow, rowByRowOf } from '../../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../../kernel/database/statement.ts';
import { itemCard, itemJoins } from '../../items.read.ts';
import { type OwnItemRow, ownColumns } from '../own-item-row.ts';
import { conditionsOf, selectiveIndexes, startsFromOtherTable } from './filters.ts';
import { type ItemOrder, itemOrders, storedIndexes } from './orders.ts';

/** `k0` and `k1` are the sort keys, unless the sort is by id. */
export type ListedRow = OwnItemRow & { readonly k0?: string | number; readonly k1?: string | number };

const compiled = new LRUCache<string, Statement<Params, ListedRow>>({ max: 200 });

/** Compiled once per combination of filters, sort and cursor. */
export function listStatement(own: boolean, filters: ItemFilters, cursor: ItemKey | undefined) {
  const conditions = conditionsOf(own, filters);
  const parameters: Params = Object.assign({}, ...conditions.map(([, values]) => values));
  const columns = own ? `${itemCard(':viewerId')}, ${ownColumns}` : itemCard(':viewerId');
  const parts = {
    columns,
    source: sourceOf(filters),
    where: conditions.map(([text]) => text),
    hasCursor: cursor !== undefined,
  };
  const text = textOf(parts, own, filters);
  let statement = compiled.get(text);
  if (!statement) compiled.set(text, (statement = sql<Params, ListedRow>(text)));
  const after = cursor && { key0: cursor[1], key1: cursor[2], afterId: cursor[3] };
  return { statement, parameters: { ...parameters, ...after } };
}

interface Parts {
  readonly columns: string;
  readonly source: string;
  readonly where: readonly string[];
  /** Whether there is a cursor. */
  readonly hasCursor: boolean;
}

/** The first table. The index of one owner's tag is ordered by item id. */
function sourceOf({ outfitId, ownerId, tag }: ItemFilters): string {
  if (outfitId) return 'outfit_pieces op join items i on i.id = op.item_id';
  return tag !== undefined && ownerId ? 'item_tags g join items i on i.id = g.item_id' : 'items i';
}

function textOf(parts: Parts, own: boolean, filters: ItemFilters): string {
  const { sort } = filters;
  const otherTable = startsFromOtherTable(filters);
  const narrow = otherTable ? [] : selectiveIndexes(filters);
  if (sort === 'newest' || sort === 'oldest') {
    const walked = otherTable || filters.categories ? [] : [own ? 'items_by_owner' : 'items_by_shown'];
    return byId(parts, sort, narrow.length > 0 ? narrow : walked);
  }
  const index = storedIndexes[sort];
  return index !== undefined && !otherTable && !filters.categories && narrow.length === 0
    ? alongIndex(parts, itemOrders[sort], index)
    : byKeys(parts, itemOrders[sort], narrow);
}

function byId(
  { columns, source, where, hasCursor }: Parts,
  sort: 'newest' | 'oldest',
  indexes: readonly string[],
): string {
  const [direction, beyond] = sort === 'newest' ? ['desc', '<'] : ['asc', '>'];
  const id = source.startsWith('item_tags') ? 'g.item_id' : 'i.id';
  const all = hasCursor ? [...where, `${id} ${beyond} :afterId`] : where;
  return `select ${rowByRowOf('i', indexes)} ${columns} from ${source} ${itemJoins}
    where ${all.join(' and ')} order by ${id} ${direction} limit :limit`;
}

/** Sorts the keys of all matches first, then reads the columns of the page. */
function byKeys(
  { columns, source, where, hasCursor }: Parts,
  [k0, k1 = '0']: ItemOrder,
  indexes: readonly string[],
): string {
  return page(
    columns,
    `select matched.id, matched.k0, matched.k1 from (
        select ${rowByRowOf('i', indexes)} i.id, ${k0} as k0, ${k1} as k1 from ${source} ${joinAccount('a', 'i.owner_id')}
        where ${where.join(' and ')}) matched
      ${hasCursor ? 'where (matched.k0, matched.k1, matched.id) > (:key0, :key1, :afterId)' : ''}
      order by matched.k0, matched.k1, matched.id limit :limit`,
  );
}

/** The rows after the cursor, as ranges of an index. */
const rangesAfter = ([k0, k1]: ItemOrder): string[] =>
  k1 === undefined
    ? [`${k0} = :key0 and i.id > :afterId`, `${k0} > :key0`]
    : [
        `${k0} = :key0 and ${k1} = :key1 and i.id > :afterId`,
        `${k0} = :key0 and ${k1} > :key1`,
        `${k0} > :key0`,
      ];

/** Reads along the index, so that the limit ends the work. */
function alongIndex({ columns, source, where, hasCursor }: Parts, order: ItemOrder, index: string): string {
  const [k0, k1] = order;
  const ranges = (hasCursor ? rangesAfter(order) : ['']).map(
    (range, n) => `select * from (
        select ${rowByRowOf('i', [index])} i.id, ${k0} as k0, ${k1 ?? '0'} as k1 from ${source} ${joinAccount('a', 'i.owner_id')}
        where ${[...where, ...(range ? [range] : [])].join(' and ')}
        order by ${[...order, 'i.id'].join(', ')} limit :limit) range${n}`,
  );
  return page(
    columns,
    `select * from (${ranges.join(' union all ')}) ranges order by k0, k1, id limit :limit`,
  );
}

const page = (columns: string, keys: string) => `
  select ${rowByRow} ${columns}, page.k0, page.k1 from (${keys}) page
  join items i on i.id = page.id ${itemJoins}
  order by page.k0, page.k1, page.id`;
