create table items (
  id blob primary key,
  owner_id blob not null,
  name text not null,
  -- Folded, for order and search: without case or accents.
  name_key text not null default '',
  category text not null,
  label text,
  pattern text,
  materials text not null,
  brand text,
  brand_key text,
  size text,
  -- Bits of spring 1, summer 2, autumn 4, winter 8; 0 is all year.
  seasons integer not null,
  formality integer,
  warmth real,
  waterproof integer not null,
  wash_every integer,
  favourite integer not null,
  rating integer,
  notes text,
  quantity integer not null,
  price_amount integer,
  price_currency text,
  bought_on text,
  store text,
  prior_wears integer not null,
  -- What an item shows; item_colours and item_tags are kept beside for finding it.
  colours text not null default ('[]'),
  tags text not null default ('[]'),
  image_ids text not null,
  visibility text not null,
  ownership text not null,
  gone_why text,
  gone_on text,
  proceeds_amount integer,
  proceeds_currency text,
  place text not null,
  place_since text,
  due_back text,
  import_key text,
  created_at integer not null,
  edited_at integer,
  version integer not null,
  unique (owner_id, import_key)
) without rowid;
create index items_by_owner on items (owner_id, id);
create index items_by_category on items (owner_id, category, id);
create index items_by_brand on items (owner_id, brand_key, id);
create index items_by_place on items (owner_id, place, id);

create table item_colours (
  item_id blob not null,
  position integer not null,
  hex text not null,
  name text not null,
  share real not null,
  -- CIELAB, for matching by distance.
  l real not null,
  a real not null,
  b real not null,
  primary key (item_id, position)
) without rowid;

create table item_tags (
  owner_id blob not null,
  tag text not null,
  item_id blob not null,
  primary key (owner_id, tag, item_id)
) without rowid;
create index item_tags_by_item on item_tags (item_id, tag);

create table item_terms (
  owner_id blob not null,
  term text not null,
  item_id blob not null,
  -- 1 when only its owner finds it by this word.
  hidden integer not null default 0,
  primary key (owner_id, term, item_id)
) without rowid;
create index item_terms_by_item on item_terms (item_id, term);

create table washes (
  id blob primary key,
  owner_id blob not null,
  item_id blob not null,
  on_day text not null,
  created_at integer not null
) without rowid;
create index washes_by_item on washes (item_id, on_day);
create index washes_by_owner on washes (owner_id, on_day);

create table outfits (
  id blob primary key,
  owner_id blob not null,
  name text,
  -- The collage as JSON; outfit_pieces and outfit_tags are kept beside for finding it.
  pieces text not null,
  tags text not null,
  seasons integer not null,
  formality integer,
  notes text,
  favourite integer not null,
  parent_id blob,
  parent_owner_id blob,
  visibility text not null,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index outfits_by_owner on outfits (owner_id, id);
create index outfits_by_parent on outfits (parent_id, id);

create table outfit_pieces (
  outfit_id blob not null,
  item_id blob not null,
  primary key (outfit_id, item_id)
) without rowid;
create index outfit_pieces_by_item on outfit_pieces (item_id, outfit_id);

create table outfit_tags (
  owner_id blob not null,
  tag text not null,
  outfit_id blob not null,
  primary key (owner_id, tag, outfit_id)
) without rowid;
create index outfit_tags_by_outfit on outfit_tags (outfit_id, tag);

create table occasions (
  id blob primary key,
  owner_id blob not null,
  title text not null,
  kind text,
  place text,
  starts_on text not null,
  ends_on text not null,
  dress_code text,
  notes text,
  visibility text not null,
  -- The planned outfits as JSON; occasion_outfits is kept beside for finding them.
  plan text not null,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index occasions_by_owner on occasions (owner_id, starts_on, id);

create table occasion_guests (
  occasion_id blob not null,
  user_id blob not null,
  -- That of the occasion, so that what one is asked to is one range of an index.
  starts_on text not null,
  status text not null,
  asked_at integer not null,
  answered_at integer,
  primary key (occasion_id, user_id)
) without rowid;
create index occasion_guests_by_user on occasion_guests (user_id, starts_on, occasion_id);

create table occasion_outfits (
  occasion_id blob not null,
  outfit_id blob not null,
  day text not null,
  part text not null,
  chosen integer not null,
  primary key (occasion_id, outfit_id, day, part)
) without rowid;
create index occasion_outfits_by_outfit on occasion_outfits (outfit_id, occasion_id);

create table wears (
  id blob primary key,
  owner_id blob not null,
  on_day text not null,
  part text not null,
  -- As JSON; wear_items is kept beside for counting.
  item_ids text not null,
  outfit_id blob,
  occasion_id blob,
  weather text,
  mood text,
  note text,
  photo_id blob,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index wears_by_owner on wears (owner_id, on_day, id);
create index wears_by_outfit on wears (outfit_id, on_day);
create index wears_by_occasion on wears (occasion_id, on_day);

-- The day and the owner stand here again: every figure of an item is one range of an index.
create table wear_items (
  wear_id blob not null,
  item_id blob not null,
  owner_id blob not null,
  on_day text not null,
  primary key (wear_id, item_id)
) without rowid;
create index wear_items_by_item on wear_items (item_id, on_day, wear_id);
create index wear_items_by_owner on wear_items (owner_id, on_day, item_id);

create table collections (
  id blob primary key,
  owner_id blob not null,
  kind text not null,
  title text not null,
  notes text,
  visibility text not null,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index collections_by_owner on collections (owner_id, kind, id);

create table collection_entries (
  collection_id blob not null,
  ref_id blob not null,
  kind text not null,
  position integer not null,
  quantity integer not null,
  packed integer not null,
  note text,
  primary key (collection_id, ref_id)
) without rowid;
create index collection_entries_by_ref on collection_entries (ref_id, collection_id);
