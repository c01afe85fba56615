-- Followers and followees are listed by when they followed.
create index follows_by_followee_time on follows (followee_id, accepted, created_at, follower_id);
create index follows_by_follower_time on follows (follower_id, accepted, created_at, followee_id);
