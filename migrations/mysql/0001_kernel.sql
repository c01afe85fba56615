-- Text is compared as it is; where case does not matter a column holds the folded text.
alter database character set utf8mb4 collate utf8mb4_0900_bin;

create table events (
  id binary(16) primary key,
  name varchar(64) not null,
  version smallint not null,
  data text not null,
  at bigint not null
);

create table dispatches (
  subscriber varchar(64) not null,
  due_at bigint not null,
  event_id binary(16) not null,
  attempts smallint not null default 0,
  progress varchar(255),
  error text,
  dead_at bigint,
  primary key (subscriber, due_at, event_id)
);

create table idempotency_keys (
  actor_id binary(16) not null,
  operation varchar(64) not null,
  idempotency_key varchar(255) not null,
  fingerprint varchar(64) not null,
  result mediumtext not null,
  created_at bigint not null,
  primary key (actor_id, operation, idempotency_key),
  index idempotency_keys_by_age (created_at)
);

create table tallies (
  subject_id binary(16) primary key,
  likes int not null default 0,
  loves int not null default 0,
  happies int not null default 0,
  wows int not null default 0,
  sads int not null default 0,
  angries int not null default 0,
  comments int not null default 0,
  views int not null default 0,
  followers int not null default 0,
  following int not null default 0,
  friends int not null default 0,
  posts int not null default 0,
  items int not null default 0,
  outfits int not null default 0
);

create table tally_changes (
  subject_id binary(16) not null,
  id binary(16) not null,
  kind varchar(16) not null,
  delta smallint not null,
  primary key (subject_id, id)
);
