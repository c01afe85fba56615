-- What others may see of an account's posts, items and outfits is counted for each audience. Wished items count as
-- private. `posts`, `items` and `outfits` stay the owner's own totals.
alter table tallies
  add column posts_public int not null default 0,
  add column posts_followers int not null default 0,
  add column posts_friends int not null default 0,
  add column items_public int not null default 0,
  add column items_followers int not null default 0,
  add column items_friends int not null default 0,
  add column outfits_public int not null default 0,
  add column outfits_followers int not null default 0,
  add column outfits_friends int not null default 0;
insert into tallies (subject_id, posts_public, posts_followers, posts_friends)
  select * from (
    select subject_id, sum(shown = 'public') as posts_public, sum(shown = 'followers') as posts_followers, sum(shown = 'friends') as posts_friends
    from (select author_id as subject_id, visibility as shown from posts) things
    where shown <> 'private' group by subject_id
  ) new where true
  on duplicate key update posts_public = new.posts_public, posts_followers = new.posts_followers, posts_friends = new.posts_friends;
insert into tallies (subject_id, items_public, items_followers, items_friends)
  select * from (
    select subject_id, sum(shown = 'public') as items_public, sum(shown = 'followers') as items_followers, sum(shown = 'friends') as items_friends
    from (select owner_id as subject_id, case when ownership = 'wished' then 'private' else visibility end as shown from items) things
    where shown <> 'private' group by subject_id
  ) new where true
  on duplicate key update items_public = new.items_public, items_followers = new.items_followers, items_friends = new.items_friends;
insert into tallies (subject_id, outfits_public, outfits_followers, outfits_friends)
  select * from (
    select subject_id, sum(shown = 'public') as outfits_public, sum(shown = 'followers') as outfits_followers, sum(shown = 'friends') as outfits_friends
    from (select owner_id as subject_id, visibility as shown from outfits) things
    where shown <> 'private' group by subject_id
  ) new where true
  on duplicate key update outfits_public = new.outfits_public, outfits_followers = new.outfits_followers, outfits_friends = new.outfits_friends;
