-- A wash of several items has one row an item; wash_id tells which belong together. Older rows are washes of one item.
alter table washes add column wash_id binary(16);
-- The place from which the wash returned the item to the closet, as JSON; null if it did not.
alter table washes add column returned text;
alter table washes add column load_id binary(16) generated always as (coalesce(wash_id, id)) virtual;
create index washes_by_load on washes (load_id, item_id);
create index washes_by_day on washes (owner_id, on_day, load_id);
