create table posts (
  id binary(16) primary key,
  author_id binary(16) not null,
  text text not null,
  visibility varchar(16) not null,
  mention_ids text not null,
  created_at bigint not null,
  edited_at bigint,
  version int not null,
  index posts_by_author (author_id, id)
);

create table comments (
  id binary(16) primary key,
  post_id binary(16) not null,
  parent_id binary(16),
  author_id binary(16) not null,
  text text not null,
  mention_ids text not null,
  created_at bigint not null,
  edited_at bigint,
  version int not null,
  index comments_by_post (post_id, id),
  index comments_by_parent (parent_id, id),
  index comments_by_author (author_id, id)
);

create table reactions (
  subject_id binary(16) not null,
  user_id binary(16) not null,
  id binary(16) not null,
  subject varchar(16) not null,
  kind varchar(16) not null,
  at bigint not null,
  primary key (subject_id, user_id),
  index reactions_by_time (subject_id, id),
  index reactions_by_user (user_id, subject_id)
);

create table post_views (
  post_id binary(16) not null,
  day char(10) not null,
  viewer_id binary(16) not null,
  primary key (post_id, day, viewer_id),
  index post_views_by_viewer (viewer_id, post_id, day)
);
