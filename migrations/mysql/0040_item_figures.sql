-- The figures of an item that its wears change: how many are logged, and the day of the last one.
alter table items
  add column logged_wears int not null default 0,
  add column last_worn_on char(10);
update items set
  logged_wears = (select count(*) from wear_items w where w.item_id = items.id),
  last_worn_on = (select max(w.on_day) from wear_items w where w.item_id = items.id)
where id in (select item_id from wear_items);
-- The sorts by them, each one range of an index. What has none comes last.
alter table items
  add column wears_order int generated always as (-(prior_wears + logged_wears)) virtual,
  add column worn int generated always as (prior_wears + logged_wears > 0) virtual,
  add column last_worn_order int
    generated always as (-coalesce(cast(replace(last_worn_on, '-', '') as signed), 0)) virtual,
  add column worn_currency_order char(3)
    generated always as (case when prior_wears + logged_wears > 0 then coalesce(price_currency, '~') else '~' end) virtual,
  add column cost_per_wear_order double generated always as (coalesce(
    cast(price_amount - coalesce(proceeds_amount, 0) as double) / nullif(prior_wears + logged_wears, 0), 0)) virtual;
create index items_by_wears on items (owner_id, wears_order, id);
create index items_by_worn on items (owner_id, worn, id);
create index items_by_last_worn on items (owner_id, last_worn_order, id);
create index items_by_cost_per_wear on items (owner_id, worn_currency_order, cost_per_wear_order, id);
