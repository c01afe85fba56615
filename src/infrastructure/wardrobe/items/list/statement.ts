import { LRUCache } from 'lru-cache';
import type { ItemFilters, ItemKey } from '../../../../application/wardrobe/items/ports.ts';
import { joinAccount } from '../../../identity/identity.read.ts';
import { rowByRow, rowByRowOf } from '../../../kernel/database/hints.ts';
import { type Params, type Statement, sql } from '../../../kernel/database/statement.ts';
import { itemCard, itemJoins } from '../../items.read.ts';
import { type OwnItemRow, ownColumns } from '../own-item-row.ts';
import { conditionsOf, selectiveIndexes } from './filters.ts';
import { type ItemOrder, itemOrders } from './orders.ts';
import { type Direction, directionOf, keysAfter, rangesOf } from './ranges.ts';
import { type Start, shownTo, sourceOf, startOf } from './start.ts';
import { type LeadingWord, wordParameters } from './words.ts';

/** `k0` and `k1` are the sort keys, unless the sort is by id. */
export type ListedRow = OwnItemRow & { readonly k0?: string | number; readonly k1?: string | number };

const compiled = new LRUCache<string, Statement<Params, ListedRow>>({ max: 400 });

/** Compiled once per combination of filters, order, cursor and start. */
export function listStatement(
  own: boolean,
  filters: ItemFilters,
  cursor: ItemKey | undefined,
  lead: LeadingWord | undefined,
) {
  const indexes = selectiveIndexes(filters);
  const start = startOf(filters, lead, indexes.length > 0);
  const conditions = conditionsOf(own, filters, start);
  const terms = start.from === 'terms' ? start.terms : [];
  const parts = {
    columns: own ? `${itemCard(':viewerId')}, ${ownColumns}` : itemCard(':viewerId'),
    source: sourceOf(start, own),
    indexes: start.from === 'items' ? indexes : [],
    where: conditions.map(([text]) => text),
    cursor,
  };
  const { text, none } = textOf(parts, own, filters, start);
  let statement = compiled.get(text);
  if (!statement) compiled.set(text, (statement = sql<Params, ListedRow>(text)));
  const parameters: Params = {
    ...Object.assign({}, ...conditions.map(([, values]) => values)),
    ...wordParameters(filters.words),
    ...Object.fromEntries(terms.map((term, n) => [`term${n}`, term])),
    ...(cursor && { key0: cursor[1], key1: cursor[2], afterId: cursor[3] }),
    ...(none !== undefined && { none }),
  };
  return { statement, parameters };
}

interface Parts {
  readonly columns: string;
  readonly source: { readonly tables: string; readonly id: string };
  /** Indexes of `items` that find the matches of a filter. */
  readonly indexes: readonly string[];
  readonly where: readonly string[];
  readonly cursor: ItemKey | undefined;
}

/** An index whose matches are in the order of their ids. */
function inOrderOfIds(own: boolean, { neverWorn }: ItemFilters): string {
  if (!own) return 'items_by_shown';
  return neverWorn === undefined ? 'items_by_owner' : 'items_by_worn';
}

/** `none` is a parameter of the text, if it has one. */
function textOf(
  parts: Parts,
  own: boolean,
  filters: ItemFilters,
  start: Start,
): { text: string; none?: string | number } {
  const { sort, reversed, categories } = filters;
  const walksItems = start.from === 'items' && !categories && parts.indexes.length === 0;
  if (sort === 'newest' || sort === 'oldest') {
    if (start.from === 'terms') return { text: byTerms(parts, own, sort, start.terms.length) };
    return { text: byId(walksItems ? { ...parts, indexes: [inOrderOfIds(own, filters)] } : parts, sort) };
  }
  const order = itemOrders[sort];
  const direction = directionOf(order, reversed, parts.cursor?.[1]);
  return {
    text: walksItems ? byRanges(parts, order, order.index, direction) : byKeys(parts, order, direction),
    ...(direction.noneLast && { none: order.none! }),
  };
}

const ways = { newest: ['desc', '<'], oldest: ['asc', '>'] } as const;

function byId({ columns, source, indexes, where, cursor }: Parts, sort: keyof typeof ways): string {
  const [way, beyond] = ways[sort];
  const all = cursor ? [...where, `${source.id} ${beyond} :afterId`] : where;
  return `select ${rowByRowOf('i', indexes)} ${columns} from ${source.tables} ${itemJoins}
    where ${all.join(' and ')} order by ${source.id} ${way} limit :limit`;
}

/** Each term has its items in the order of their ids; an item may have several of the terms. */
function byTerms(
  { columns, source, where, cursor }: Parts,
  own: boolean,
  sort: keyof typeof ways,
  terms: number,
): string {
  const [way, beyond] = ways[sort];
  const after = cursor ? `and t.item_id ${beyond} :afterId` : '';
  const ranges = Array.from(
    { length: terms },
    (_, n) => `select id from (
      select ${rowByRow} t.item_id as id from ${source.tables} ${joinAccount('a', 'i.owner_id')}
      where t.owner_id = :ownerId and t.term = :term${n} ${shownTo(own)} ${after} and ${where.join(' and ')}
      order by t.item_id ${way} limit :limit) range${n}`,
  );
  return `select ${rowByRow} ${columns} from (${ranges.join(' union ')} order by id ${way} limit :limit) page
    join items i on i.id = page.id ${itemJoins} order by page.id ${way}`;
}

/** Sorts the keys of all matches first, then reads the columns of the page. */
function byKeys(
  { columns, source, indexes, where, cursor }: Parts,
  { keys: [k0, k1 = '0'] }: ItemOrder,
  direction: Direction,
): string {
  return page(
    columns,
    `select matched.id, matched.k0, matched.k1 from (
        select ${rowByRowOf('i', indexes)} i.id, ${k0} as k0, ${k1} as k1 from ${source.tables} ${joinAccount('a', 'i.owner_id')}
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
        select ${rowByRowOf('i', [index])} i.id, ${k0} as k0, ${k1 ?? '0'} as k1 from ${source.tables} ${joinAccount('a', 'i.owner_id')}
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
