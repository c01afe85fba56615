-- Requests are few among a person's friends and followers, so they have indexes of their own.
alter table friendships add column asked_id binary(16)
  generated always as (case when from_id = low_id then high_id else low_id end) virtual;
create index friendships_by_asked on friendships (asked_id, status, id);
create index friendships_by_asking on friendships (from_id, status, id);
create index follows_by_acceptance on follows (followee_id, accepted, follower_id);
