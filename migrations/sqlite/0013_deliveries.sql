create table notification_deliveries (
  -- The Message-ID of its mail.
  id blob primary key,
  -- Null for a digest, which is about many.
  notification_id blob,
  recipient_id blob not null,
  type text not null,
  channel text not null,
  state text not null,
  -- 1 while more of the same joins it, then null.
  open integer,
  -- When it is tried, or whoever leased it is given up; null once it has ended.
  due_at integer,
  attempts integer not null default 0,
  error_class text,
  error text,
  created_at integer not null,
  done_at integer,
  unique (notification_id, channel, open)
) without rowid;
create index notification_deliveries_by_due on notification_deliveries (channel, due_at, id);
create index notification_deliveries_by_recipient on notification_deliveries (recipient_id, id);
create index notification_deliveries_by_state on notification_deliveries (state, id);
create index notification_deliveries_by_error on notification_deliveries (error_class, id);
create index notification_deliveries_by_sending on notification_deliveries (notification_id, channel, done_at);
create index notification_deliveries_by_age on notification_deliveries (done_at, id);

create table delivery_attempts (
  delivery_id blob not null,
  id blob not null,
  at integer not null,
  outcome text not null,
  error_class text,
  error text,
  ms integer not null,
  primary key (delivery_id, id)
) without rowid;

-- Of addresses that no mail reaches; hashed, so that whoever has left has left.
create table suppressed_addresses (
  address_key blob primary key,
  error text not null,
  at integer not null
) without rowid;

-- Who is to get a digest, on their next morning.
create table notification_digests (
  user_id blob primary key,
  due_at integer not null
) without rowid;
create index notification_digests_by_due on notification_digests (due_at, user_id);

create table notification_webhooks (
  name text primary key,
  url text not null,
  secret text not null,
  at integer not null
) without rowid;

-- What an admin sends to many.
create table notification_sendings (
  id blob primary key,
  by_id blob not null,
  title text not null,
  text text not null,
  total integer not null,
  done integer not null default 0,
  created_at integer not null
) without rowid;
create table notification_sending_people (
  sending_id blob not null,
  user_id blob not null,
  primary key (sending_id, user_id)
) without rowid;
create index notification_sending_people_by_user on notification_sending_people (user_id);

alter table notification_settings add column language text;
