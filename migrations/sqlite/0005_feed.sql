-- A page is one range of the primary key: post ids sort by time.
create table feed_entries (
  owner_id blob not null,
  post_id blob not null,
  author_id blob not null,
  primary key (owner_id, post_id)
) without rowid;

-- Whose feed is kept; who is missing here is read by pull until rebuilt.
create table feed_owners (
  owner_id blob primary key,
  seen_at integer not null
) without rowid;

-- Authors with so many followers that readers fetch their posts instead.
create table feed_pulled_authors (
  author_id blob primary key,
  since integer not null
) without rowid;
