create table follows (
  followee_id blob not null,
  follower_id blob not null,
  accepted integer not null,
  created_at integer not null,
  primary key (followee_id, follower_id)
) without rowid;
create index follows_by_follower on follows (follower_id, followee_id, accepted);

create table friendships (
  id blob primary key,
  low_id blob not null,
  high_id blob not null,
  from_id blob not null,
  status text not null,
  created_at integer not null,
  answered_at integer,
  version integer not null,
  unique (low_id, high_id)
) without rowid;
create index friendships_by_high on friendships (high_id, low_id);

create table friends (
  user_id blob not null,
  friend_id blob not null,
  since integer not null,
  primary key (user_id, friend_id)
) without rowid;

create table blocks (
  blocker_id blob not null,
  blocked_id blob not null,
  created_at integer not null,
  primary key (blocker_id, blocked_id)
) without rowid;
create index blocks_by_blocked on blocks (blocked_id, blocker_id);

create table mutes (
  muter_id blob not null,
  muted_id blob not null,
  created_at integer not null,
  primary key (muter_id, muted_id)
) without rowid;
create index mutes_by_muted on mutes (muted_id, muter_id);
