create table events (
  id blob primary key,
  name text not null,
  version integer not null,
  data text not null,
  at integer not null
) without rowid;

create table dispatches (
  subscriber text not null,
  due_at integer not null,
  event_id blob not null,
  attempts integer not null default 0,
  progress text,
  error text,
  dead_at integer,
  primary key (subscriber, due_at, event_id)
) without rowid;

create table idempotency_keys (
  actor_id blob not null,
  operation text not null,
  idempotency_key text not null,
  fingerprint text not null,
  result text not null,
  created_at integer not null,
  primary key (actor_id, operation, idempotency_key)
) without rowid;
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table tallies (
  subject_id blob primary key,
  likes integer not null default 0,
  loves integer not null default 0,
  happies integer not null default 0,
  wows integer not null default 0,
  sads integer not null default 0,
  angries integer not null default 0,
  comments integer not null default 0,
  views integer not null default 0,
  followers integer not null default 0,
  following integer not null default 0,
  friends integer not null default 0,
  posts integer not null default 0,
  items integer not null default 0,
  outfits integer not null default 0
) without rowid;

create table tally_changes (
  subject_id blob not null,
  id blob not null,
  kind text not null,
  delta integer not null,
  primary key (subject_id, id)
) without rowid;
