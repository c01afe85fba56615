create table items (
  id binary(16) primary key,
  owner_id binary(16) not null,
  name varchar(200) not null,
  -- Folded, for order and search: without case or accents.
  name_key varchar(200) not null default '',
  category varchar(24) not null,
  label varchar(200),
  pattern varchar(24),
  materials text not null,
  brand varchar(200),
  brand_key varchar(200),
  size varchar(200),
  -- Bits of spring 1, summer 2, autumn 4, winter 8; 0 is all year.
  seasons int not null,
  formality int,
  warmth double,
  waterproof int not null,
  wash_every int,
  favourite int not null,
  rating int,
  notes text,
  quantity int not null,
  price_amount bigint,
  price_currency char(3),
  bought_on char(10),
  store varchar(200),
  prior_wears int not null,
  -- What an item shows; item_colours and item_tags are kept beside for finding it.
  colours text not null default ('[]'),
  tags text not null default ('[]'),
  image_ids text not null,
  visibility varchar(24) not null,
  ownership varchar(24) not null,
  gone_why varchar(24),
  gone_on char(10),
  proceeds_amount bigint,
  proceeds_currency char(3),
  place varchar(24) not null,
  place_since char(10),
  due_back char(10),
  import_key varchar(128),
  created_at bigint not null,
  edited_at bigint,
  version int not null,
  unique (owner_id, import_key)
);
create index items_by_owner on items (owner_id, id);
create index items_by_category on items (owner_id, category, id);
create index items_by_brand on items (owner_id, brand_key, id);
create index items_by_place on items (owner_id, place, id);

create table item_colours (
  item_id binary(16) not null,
  position int not null,
  hex char(7) not null,
  name varchar(200) not null,
  share double not null,
  -- CIELAB, for matching by distance.
  l double not null,
  a double not null,
  b double not null,
  primary key (item_id, position)
);

create table item_tags (
  owner_id binary(16) not null,
  tag varchar(64) not null,
  item_id binary(16) not null,
  primary key (owner_id, tag, item_id)
);
create index item_tags_by_item on item_tags (item_id, tag);

create table item_terms (
  owner_id binary(16) not null,
  term varchar(64) not null,
  item_id binary(16) not null,
  -- 1 when only its owner finds it by this word.
  hidden int not null default 0,
  primary key (owner_id, term, item_id)
);
create index item_terms_by_item on item_terms (item_id, term);

create table washes (
  id binary(16) primary key,
  owner_id binary(16) not null,
  item_id binary(16) not null,
  on_day char(10) not null,
  created_at bigint not null
);
create index washes_by_item on washes (item_id, on_day);
create index washes_by_owner on washes (owner_id, on_day);

create table outfits (
  id binary(16) primary key,
  owner_id binary(16) not null,
  name varchar(200),
  -- The collage as JSON; outfit_pieces and outfit_tags are kept beside for finding it.
  pieces text not null,
  tags text not null,
  seasons int not null,
  formality int,
  notes text,
  favourite int not null,
  parent_id binary(16),
  parent_owner_id binary(16),
  visibility varchar(24) not null,
  created_at bigint not null,
  edited_at bigint,
  version int not null
);
create index outfits_by_owner on outfits (owner_id, id);
create index outfits_by_parent on outfits (parent_id, id);

create table outfit_pieces (
  outfit_id binary(16) not null,
  item_id binary(16) not null,
  primary key (outfit_id, item_id)
);
create index outfit_pieces_by_item on outfit_pieces (item_id, outfit_id);

create table outfit_tags (
  owner_id binary(16) not null,
  tag varchar(64) not null,
  outfit_id binary(16) not null,
  primary key (owner_id, tag, outfit_id)
);
create index outfit_tags_by_outfit on outfit_tags (outfit_id, tag);

create table occasions (
  id binary(16) primary key,
  owner_id binary(16) not null,
  title varchar(200) not null,
  kind varchar(24),
  place varchar(200),
  starts_on char(10) not null,
  ends_on char(10) not null,
  dress_code text,
  notes text,
  visibility varchar(24) not null,
  -- The planned outfits as JSON; occasion_outfits is kept beside for finding them.
  plan text not null,
  created_at bigint not null,
  edited_at bigint,
  version int not null
);
create index occasions_by_owner on occasions (owner_id, starts_on, id);

create table occasion_guests (
  occasion_id binary(16) not null,
  user_id binary(16) not null,
  -- That of the occasion, so that what one is asked to is one range of an index.
  starts_on char(10) not null,
  status varchar(24) not null,
  asked_at bigint not null,
  answered_at bigint,
  primary key (occasion_id, user_id)
);
create index occasion_guests_by_user on occasion_guests (user_id, starts_on, occasion_id);

create table occasion_outfits (
  occasion_id binary(16) not null,
  outfit_id binary(16) not null,
  day char(10) not null,
  part varchar(24) not null,
  chosen int not null,
  primary key (occasion_id, outfit_id, day, part)
);
create index occasion_outfits_by_outfit on occasion_outfits (outfit_id, occasion_id);

create table wears (
  id binary(16) primary key,
  owner_id binary(16) not null,
  on_day char(10) not null,
  part varchar(24) not null,
  -- As JSON; wear_items is kept beside for counting.
  item_ids text not null,
  outfit_id binary(16),
  occasion_id binary(16),
  weather text,
  mood varchar(200),
  note text,
  photo_id binary(16),
  created_at bigint not null,
  edited_at bigint,
  version int not null
);
create index wears_by_owner on wears (owner_id, on_day, id);
create index wears_by_outfit on wears (outfit_id, on_day);
create index wears_by_occasion on wears (occasion_id, on_day);

-- The day and the owner stand here again: every figure of an item is one range of an index.
create table wear_items (
  wear_id binary(16) not null,
  item_id binary(16) not null,
  owner_id binary(16) not null,
  on_day char(10) not null,
  primary key (wear_id, item_id)
);
create index wear_items_by_item on wear_items (item_id, on_day, wear_id);
create index wear_items_by_owner on wear_items (owner_id, on_day, item_id);

create table collections (
  id binary(16) primary key,
  owner_id binary(16) not null,
  kind varchar(24) not null,
  title varchar(200) not null,
  notes text,
  visibility varchar(24) not null,
  created_at bigint not null,
  edited_at bigint,
  version int not null
);
create index collections_by_owner on collections (owner_id, kind, id);

create table collection_entries (
  collection_id binary(16) not null,
  ref_id binary(16) not null,
  kind varchar(24) not null,
  position int not null,
  quantity int not null,
  packed int not null,
  note text,
  primary key (collection_id, ref_id)
);
create index collection_entries_by_ref on collection_entries (ref_id, collection_id);
