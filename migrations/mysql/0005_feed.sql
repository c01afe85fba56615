-- A page is one range of the primary key: post ids sort by time.
create table feed_entries (
  owner_id binary(16) not null,
  post_id binary(16) not null,
  author_id binary(16) not null,
  primary key (owner_id, post_id)
);

-- Whose feed is kept; who is missing here is read by pull until rebuilt.
create table feed_owners (
  owner_id binary(16) primary key,
  seen_at bigint not null
);

-- Authors with so many followers that readers fetch their posts instead.
create table feed_pulled_authors (
  author_id binary(16) primary key,
  since bigint not null
);
