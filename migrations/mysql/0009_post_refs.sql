alter table posts add column refs text not null default ('[]');

-- Posts by what they refer to. An author's own posts keep an item from being deleted.
create table post_refs (
  ref_id binary(16) not null,
  post_id binary(16) not null,
  author_id binary(16) not null,
  kind varchar(16) not null,
  primary key (ref_id, post_id)
);
create index post_refs_by_author on post_refs (author_id, ref_id, post_id);
create index post_refs_by_post on post_refs (post_id, ref_id);
