-- The sorts of items by what is stored, each one range of an index. What has none comes last.
alter table items
  add column brand_order varchar(200) generated always as (coalesce(brand_key, _utf8mb4 0xF48FBFBF)) virtual,
  add column rating_order int generated always as (-coalesce(rating, 0)) virtual,
  add column currency_order char(3) generated always as (coalesce(price_currency, '~')) virtual,
  add column price_order bigint generated always as (-coalesce(price_amount, 0)) virtual;
create index items_by_name on items (owner_id, name_key, id);
create index items_by_brand_order on items (owner_id, brand_order, id);
create index items_by_rating on items (owner_id, rating_order, id);
create index items_by_price on items (owner_id, currency_order, price_order, id);
create index items_by_ownership on items (owner_id, ownership, id);
-- Most items are private: others look at the rest alone.
alter table items add column shown int generated always as (visibility <> 'private') virtual;
create index items_by_shown on items (owner_id, shown, id);
-- What is ready to be worn, with what says how well it fits.
create index items_by_fit on items (owner_id, ownership, place, category, seasons, formality, waterproof, id);
