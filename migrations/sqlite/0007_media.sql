create table files (
  id blob primary key,
  owner_id blob not null,
  name text not null,
  state text not null,
  revision_id blob not null,
  kind text not null,
  content_type text not null,
  size integer not null,
  width integer,
  height integer,
  duration_ms integer,
  blurhash text,
  colours text not null,
  created_at integer not null,
  version integer not null
) without rowid;
create index files_by_owner on files (owner_id, id);
create index files_by_kind on files (owner_id, kind, id);
create index files_by_state on files (state, id);

-- Who may see what a file is attached to may read it; while there is such a row the file stays.
create table file_uses (
  file_id blob not null,
  subject_id blob not null,
  subject text not null,
  primary key (file_id, subject_id, subject)
) without rowid;
create index file_uses_by_subject on file_uses (subject_id, file_id);

-- Bytes of someone's files; charged in the transaction that adds or removes one.
create table file_usage (
  owner_id blob primary key,
  bytes integer not null
) without rowid;

alter table posts add column media_ids text not null default '[]';
alter table comments add column media_ids text not null default '[]';

-- Posts by what they show, for lists of pictures or films.
create table post_media (
  kind text not null,
  post_id blob not null,
  author_id blob not null,
  primary key (kind, post_id)
) without rowid;
create index post_media_by_author on post_media (author_id, kind, post_id);
create index post_media_by_post on post_media (post_id, kind);

alter table accounts add column avatar_id blob;
-- The end of a public link, signed when the avatar was set.
alter table accounts add column avatar text;
