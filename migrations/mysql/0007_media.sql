create table files (
  id binary(16) primary key,
  owner_id binary(16) not null,
  name varchar(255) not null,
  state varchar(16) not null,
  revision_id binary(16) not null,
  kind varchar(16) not null,
  content_type varchar(100) not null,
  size bigint not null,
  width int,
  height int,
  duration_ms bigint,
  blurhash varchar(100),
  colours text not null,
  created_at bigint not null,
  version int not null,
  index files_by_owner (owner_id, id),
  index files_by_kind (owner_id, kind, id),
  index files_by_state (state, id)
);

-- Who may see what a file is attached to may read it; while there is such a row the file stays.
create table file_uses (
  file_id binary(16) not null,
  subject_id binary(16) not null,
  subject varchar(16) not null,
  primary key (file_id, subject_id, subject),
  index file_uses_by_subject (subject_id, file_id)
);

-- Bytes of someone's files; charged in the transaction that adds or removes one.
create table file_usage (
  owner_id binary(16) primary key,
  bytes bigint not null
);

alter table posts add column media_ids text not null default ('[]');
alter table comments add column media_ids text not null default ('[]');

-- Posts by what they show, for lists of pictures or films.
create table post_media (
  kind varchar(16) not null,
  post_id binary(16) not null,
  author_id binary(16) not null,
  primary key (kind, post_id),
  index post_media_by_author (author_id, kind, post_id),
  index post_media_by_post (post_id, kind)
);

alter table accounts add column avatar_id binary(16);
-- The end of a public link, signed when the avatar was set.
alter table accounts add column avatar varchar(200);
