create table posts (
  id blob primary key,
  author_id blob not null,
  text text not null,
  visibility text not null,
  mention_ids text not null,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index posts_by_author on posts (author_id, id);

create table comments (
  id blob primary key,
  post_id blob not null,
  parent_id blob,
  author_id blob not null,
  text text not null,
  mention_ids text not null,
  created_at integer not null,
  edited_at integer,
  version integer not null
) without rowid;
create index comments_by_post on comments (post_id, id);
create index comments_by_parent on comments (parent_id, id);
create index comments_by_author on comments (author_id, id);

create table reactions (
  subject_id blob not null,
  user_id blob not null,
  id blob not null,
  subject text not null,
  kind text not null,
  at integer not null,
  primary key (subject_id, user_id)
) without rowid;
create index reactions_by_time on reactions (subject_id, id);
create index reactions_by_user on reactions (user_id, subject_id);

create table post_views (
  post_id blob not null,
  day text not null,
  viewer_id blob not null,
  primary key (post_id, day, viewer_id)
) without rowid;
create index post_views_by_viewer on post_views (viewer_id, post_id, day);
