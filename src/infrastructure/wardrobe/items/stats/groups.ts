import type { Dialect } from '../../../kernel/database/dialect.ts';
import { type Params, sql } from '../../../kernel/database/statement.ts';

// `wardrobe_groups` has the sums of the statistics of each owner. Each change of an item or a wear adds a difference, in
// its transaction. Rows are locked in the order of part and name, to avoid deadlocks.

const sums = ['items', 'wears', 'value', 'spent', 'proceeds'] as const;
const columns = `owner_id, part, name, ${sums.join(', ')}`;
const noMoney = '0 as value, 0 as spent, 0 as proceeds';

const summed = (changes: string) => `
  select owner_id, part, name, ${sums.map((name) => `sum(${name}) as ${name}`).join(', ')}
  from (${changes}) changes group by owner_id, part, name`;

const add = (d: Dialect, changes: string) => `
  insert into wardrobe_groups (${columns}) ${d.upsertSelect(
    { select: summed(changes), order: 'part, name' },
    'owner_id, part, name',
    sums.map((name) => `${name} = wardrobe_groups.${name} + new.${name}`).join(', '),
  )}`;

/**
 * Adds or removes (`sign` -1) the groups of items, with the wears that they have by now. The items are stored already; one
 * that is deleted by then has no logged wears.
 */
export const changeGroups = sql<Params>((d) =>
  add(
    d,
    `select c.owner_id, c.part, c.name,
      case when c.part <> 'unworn' or c.prior + coalesce(i.logged_wears, 0) = 0 then c.sign else 0 end as items,
      case when c.part <> 'unworn' then c.sign * (c.prior + coalesce(i.logged_wears, 0)) else 0 end as wears,
      c.sign * c.value as value, c.sign * c.spent as spent, c.sign * c.proceeds as proceeds
    from ${d.rowTable(':rows*(ownerId, itemId, part, name, sign, priorWears, value, spent, proceeds)', 'c', [
      'owner_id',
      'item_id',
      'part',
      'name',
      'sign',
      'prior',
      'value',
      'spent',
      'proceeds',
    ])} left join items i on i.id = c.item_id`,
  ),
);

/** What decides the groups of items `i`, and their wears. */
const grouped = `i.id, i.owner_id, i.ownership, i.category, i.brand, i.seasons, i.price_amount, i.price_currency,
  i.proceeds_amount, i.prior_wears + i.logged_wears as times`;

/** Each item of `counted i` once in each of its groups; `groupsOf` in the domain says the same. */
const itemsByGroup = (() => {
  const group = (part: string, name: string, where = "i.ownership = 'owned'", from = 'counted i') =>
    `select i.owner_id, '${part}' as part, ${name} as name, i.times, i.n, ${noMoney} from ${from} where ${where}`;
  return [
    group('ownership', 'i.ownership', '1 = 1'),
    `select i.owner_id, 'money', i.price_currency, i.times, i.n,
      case when i.ownership = 'owned' then i.price_amount else 0 end, i.price_amount, coalesce(i.proceeds_amount, 0)
    from counted i where i.price_currency is not null and i.ownership <> 'wished'`,
    group('category', 'i.category'),
    group('brand', 'i.brand', "i.ownership = 'owned' and i.brand is not null"),
    // In MySQL a number cast to text has another collation than the names.
    group('seasons', "concat('', i.seasons)"),
    group('unworn', "''"),
    // A colour name counts once per item, however many shades.
    group(
      'colour',
      'c.name',
      `i.ownership = 'owned' and not exists (
        select 1 from item_colours d where d.item_id = c.item_id and d.position < c.position and d.name = c.name)`,
      'counted i join item_colours c on c.item_id = i.id',
    ),
  ].join('\n  union all ');
})();

/** Adds `by` wears to items, whose `logged_wears` contain them already. */
export const changeWears = sql<Params>((d) =>
  add(
    d,
    `with counted as (
      select ${grouped}, w.n
      from ${d.rowTable(':rows*(itemId, by)', 'w', ['item_id', 'n'])} join items i on i.id = w.item_id)
    select g.owner_id, g.part, g.name,
      case when g.part <> 'unworn' then 0 when g.times = 0 then 1 when g.times = g.n then -1 else 0 end as items,
      case when g.part <> 'unworn' then g.n else 0 end as wears, ${noMoney}
    from (${itemsByGroup}) g`,
  ),
);

/** Adds the wears of a month, and the items worn. */
export const changeMonths = sql<Params>(
  (d) => `
  insert into wardrobe_groups (owner_id, part, name, items, wears) values :rows*(ownerId, part, month, items, wears)
  ${d.upsert('owner_id, part, name', 'items = wardrobe_groups.items + new.items, wears = wardrobe_groups.wears + new.wears')}`,
);

const month = 'substr(on_day, 1, 7)';
/** The sums of all owners as they should be, with the columns of `wardrobe_groups`. */
const recounted = summed(`
  with counted as (select ${grouped}, 0 as n from items i)
  select g.owner_id, g.part, g.name, case when g.part <> 'unworn' or g.times = 0 then 1 else 0 end as items,
    case when g.part <> 'unworn' then g.times else 0 end as wears, g.value, g.spent, g.proceeds
  from (${itemsByGroup}) g
  union all select owner_id, 'month', ${month}, 0, 1, 0, 0, 0 from wears
  union all select owner_id, 'month', ${month}, 1, 0, 0, 0, 0 from wear_items`);

/** The differences to add to the stored sums. */
export const groupDrift = sql<{ limit: number }, GroupDrift>(`
  select d.owner_id as ownerId, d.part, d.name, ${sums.map((name) => `sum(d.${name}) as ${name}`).join(', ')} from (
    select ${columns} from (${recounted}) recounted
    union all select owner_id, part, name, ${sums.map((name) => `-${name}`).join(', ')} from wardrobe_groups
  ) d group by d.owner_id, d.part, d.name having ${sums.map((name) => `sum(d.${name}) <> 0`).join(' or ')} limit :limit`);

export const addSums = sql<Params>(
  (d) => `
  insert into wardrobe_groups (${columns}) values :rows*(ownerId, part, name, ${sums.join(', ')})
  ${d.upsert('owner_id, part, name', sums.map((name) => `${name} = wardrobe_groups.${name} + new.${name}`).join(', '))}`,
);

/** MySQL returns sums as decimal text. */
export type GroupDrift = { readonly ownerId: string; readonly part: string; readonly name: string } & {
  readonly [S in (typeof sums)[number]]: number | string;
};
