-- The sums of the statistics of a wardrobe. For months: items worn, and entries of the diary.
create table wardrobe_groups (
  owner_id blob not null,
  part text not null,
  name text not null,
  items integer not null default 0,
  wears integer not null default 0,
  -- Minor units; 0 except for currencies.
  value integer not null default 0,
  spent integer not null default 0,
  proceeds integer not null default 0,
  primary key (owner_id, part, name)
) without rowid;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'ownership', i.ownership, count(*), sum(i.prior_wears + i.logged_wears), 0, 0, 0 from items i
group by i.owner_id, i.ownership;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'money', i.price_currency, count(*), sum(i.prior_wears + i.logged_wears),
  sum(case when i.ownership = 'owned' then i.price_amount else 0 end), sum(i.price_amount), sum(coalesce(i.proceeds_amount, 0))
from items i where i.price_currency is not null and i.ownership <> 'wished' group by i.owner_id, i.price_currency;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'category', i.category, count(*), sum(i.prior_wears + i.logged_wears), 0, 0, 0 from items i
where i.ownership = 'owned' group by i.owner_id, i.category;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'brand', i.brand, count(*), sum(i.prior_wears + i.logged_wears), 0, 0, 0 from items i
where i.ownership = 'owned' and i.brand is not null group by i.owner_id, i.brand;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'seasons', concat('', i.seasons), count(*), sum(i.prior_wears + i.logged_wears), 0, 0, 0 from items i
where i.ownership = 'owned' group by i.owner_id, i.seasons;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'unworn', '', sum(case when i.prior_wears + i.logged_wears = 0 then 1 else 0 end), 0, 0, 0, 0 from items i
where i.ownership = 'owned' group by i.owner_id;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select i.owner_id, 'colour', c.name, count(*), sum(i.prior_wears + i.logged_wears), 0, 0, 0
from items i join item_colours c on c.item_id = i.id
where i.ownership = 'owned' and not exists (
  select 1 from item_colours d where d.item_id = c.item_id and d.position < c.position and d.name = c.name)
group by i.owner_id, c.name;
insert into wardrobe_groups (owner_id, part, name, items, wears, value, spent, proceeds)
select owner_id, 'month', month, sum(items), sum(wears), 0, 0, 0 from (
  select owner_id, substr(on_day, 1, 7) as month, 0 as items, 1 as wears from wears
  union all select owner_id, substr(on_day, 1, 7), 1, 0 from wear_items
) worn group by owner_id, month;
-- The owned items worn most, least and never.
create index items_by_ownership_and_wears on items (owner_id, ownership, wears_order, id);
