-- What others may see of an account's posts, items and outfits is counted for each audience. Wished items count as
-- private. `posts`, `items` and `outfits` stay the owner's own totals.
alter table tallies add column posts_public integer not null default 0;
alter table tallies add column posts_followers integer not null default 0;
alter table tallies add column posts_friends integer not null default 0;
alter table tallies add column items_public integer not null default 0;
alter table tallies add column items_followers integer not null default 0;
alter table tallies add column items_friends integer not null default 0;
alter table tallies add column outfits_public integer not null default 0;
alter table tallies add column outfits_followers integer not null default 0;
alter table tallies add column outfits_friends integer not null default 0;
insert into tallies (subject_id, posts_public, posts_followers, posts_friends)
  select * from (
    select subject_id, sum(shown = 'public') as posts_public, sum(shown = 'followers') as posts_followers, sum(shown = 'friends') as posts_friends
    from (select author_id as subject_id, visibility as shown from posts) things
    where shown <> 'private' group by subject_id
  ) new where true
  on conflict (subject_id) do update set posts_public = excluded.posts_public, posts_followers = excluded.posts_followers, posts_friends = excluded.posts_friends;
insert into tallies (subject_id, items_public, items_followers, items_friends)
  select * from (
    select subject_id, sum(shown = 'public') as items_public, sum(shown = 'followers') as items_followers, sum(shown = 'friends') as items_friends
    from (select owner_id as subject_id, case when ownership = 'wished' then 'private' else visibility end as shown from items) things
    where shown <> 'private' group by subject_id
  ) new where true
  on conflict (subject_id) do update set items_public = excluded.items_public, items_followers = excluded.items_followers, items_friends = excluded.items_friends;
insert into tallies (subject_id, outfits_public, outfits_followers, outfits_friends)
  select * from (
    select subject_id, sum(shown = 'public') as outfits_public, sum(shown = 'followers') as outfits_followers, sum(shown = 'friends') as outfits_friends
    from (select owner_id as subject_id, visibility as shown from outfits) things
    where shown <> 'private' group by subject_id
  ) new where true
  on conflict (subject_id) do update set outfits_public = excluded.outfits_public, outfits_followers = excluded.outfits_followers, outfits_friends = excluded.outfits_friends;
