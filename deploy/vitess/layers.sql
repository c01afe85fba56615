-- Lookup tables of the sharded keyspace: Vitess keeps them, the service does not know them.
create table sessions_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table passkeys_by_credential (
  credential_id varchar(1366) character set ascii collate ascii_bin not null,
  keyspace_id varbinary(8) not null,
  primary key (credential_id)
);

create table friendships_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table posts_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table comments_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table messages_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table files_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table items_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table outfits_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table occasions_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table wears_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table collections_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table deliveries_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table room_invites_by_id (
  id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (id)
);

create table follows_by_follower (
  follower_id binary(16) not null,
  followee_id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (follower_id, followee_id)
);

create table blocks_by_blocked (
  blocked_id binary(16) not null,
  blocker_id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (blocked_id, blocker_id)
);

create table memberships_by_member (
  user_id binary(16) not null,
  conversation_id binary(16) not null,
  keyspace_id varbinary(8) not null,
  primary key (user_id, conversation_id)
);
