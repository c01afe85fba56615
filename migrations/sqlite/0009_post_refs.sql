alter table posts add column refs text not null default '[]';

-- Posts by what they refer to. An author's own posts keep an item from being deleted.
create table post_refs (
  ref_id blob not null,
  post_id blob not null,
  author_id blob not null,
  kind text not null,
  primary key (ref_id, post_id)
) without rowid;
create index post_refs_by_author on post_refs (author_id, ref_id, post_id);
create index post_refs_by_post on post_refs (post_id, ref_id);
