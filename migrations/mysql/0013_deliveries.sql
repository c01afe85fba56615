create table notification_deliveries (
  -- The Message-ID of its mail.
  id binary(16) primary key,
  -- Null for a digest, which is about many.
  notification_id binary(16),
  recipient_id binary(16) not null,
  type varchar(16) not null,
  channel varchar(8) not null,
  state varchar(12) not null,
  -- 1 while more of the same joins it, then null.
  open tinyint,
  -- When it is tried, or whoever leased it is given up; null once it has ended.
  due_at bigint,
  attempts int not null default 0,
  error_class varchar(40),
  error varchar(1000),
  created_at bigint not null,
  done_at bigint,
  unique (notification_id, channel, open)
);
create index notification_deliveries_by_due on notification_deliveries (channel, due_at, id);
create index notification_deliveries_by_recipient on notification_deliveries (recipient_id, id);
create index notification_deliveries_by_state on notification_deliveries (state, id);
create index notification_deliveries_by_error on notification_deliveries (error_class, id);
create index notification_deliveries_by_sending on notification_deliveries (notification_id, channel, done_at);
create index notification_deliveries_by_age on notification_deliveries (done_at, id);

create table delivery_attempts (
  delivery_id binary(16) not null,
  id binary(16) not null,
  at bigint not null,
  outcome varchar(12) not null,
  error_class varchar(40),
  error varchar(1000),
  ms int not null,
  primary key (delivery_id, id)
);

-- Of addresses that no mail reaches; hashed, so that whoever has left has left.
create table suppressed_addresses (
  address_key binary(16) primary key,
  error varchar(1000) not null,
  at bigint not null
);

-- Who is to get a digest, on their next morning.
create table notification_digests (
  user_id binary(16) primary key,
  due_at bigint not null
);
create index notification_digests_by_due on notification_digests (due_at, user_id);

create table notification_webhooks (
  name varchar(20) primary key,
  url varchar(2000) not null,
  secret varchar(100) not null,
  at bigint not null
);

-- What an admin sends to many.
create table notification_sendings (
  id binary(16) primary key,
  by_id binary(16) not null,
  title varchar(200) not null,
  text varchar(2000) not null,
  total int not null,
  done int not null default 0,
  created_at bigint not null
);
create table notification_sending_people (
  sending_id binary(16) not null,
  user_id binary(16) not null,
  primary key (sending_id, user_id)
);
create index notification_sending_people_by_user on notification_sending_people (user_id);

alter table notification_settings add column language varchar(8);
