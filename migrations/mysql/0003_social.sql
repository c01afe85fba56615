create table follows (
  followee_id binary(16) not null,
  follower_id binary(16) not null,
  accepted tinyint not null,
  created_at bigint not null,
  primary key (followee_id, follower_id)
);
create index follows_by_follower on follows (follower_id, followee_id, accepted);

create table friendships (
  id binary(16) primary key,
  low_id binary(16) not null,
  high_id binary(16) not null,
  from_id binary(16) not null,
  status varchar(16) not null,
  created_at bigint not null,
  answered_at bigint,
  version int not null,
  unique (low_id, high_id)
);
create index friendships_by_high on friendships (high_id, low_id);

create table friends (
  user_id binary(16) not null,
  friend_id binary(16) not null,
  since bigint not null,
  primary key (user_id, friend_id)
);

create table blocks (
  blocker_id binary(16) not null,
  blocked_id binary(16) not null,
  created_at bigint not null,
  primary key (blocker_id, blocked_id)
);
create index blocks_by_blocked on blocks (blocked_id, blocker_id);

create table mutes (
  muter_id binary(16) not null,
  muted_id binary(16) not null,
  created_at bigint not null,
  primary key (muter_id, muted_id)
);
create index mutes_by_muted on mutes (muted_id, muter_id);
