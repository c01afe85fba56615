create table notifications (
  id binary(16) primary key,
  recipient_id binary(16) not null,
  type varchar(16) not null,
  -- Of the group that more of the same joins; null once it is read. Read by watermark, another key is open.
  open_key binary(16),
  subject_kind varchar(16),
  subject_id binary(16),
  actor_count int not null,
  facts int not null,
  -- Of the last fact: what grows moves to the top.
  sort_id binary(16) not null,
  text varchar(2000),
  title varchar(200),
  -- 0 as the person's watermark says, 1 read, 2 unread all the same.
  reading tinyint not null default 0,
  created_at bigint not null,
  latest_at bigint not null,
  unique (recipient_id, open_key)
);
create index notifications_by_recipient on notifications (recipient_id, sort_id);
create index notifications_by_reading on notifications (recipient_id, reading, sort_id);
create index notifications_by_subject on notifications (subject_id);
create index notifications_by_age on notifications (latest_at);

create table notification_actors (
  notification_id binary(16) not null,
  actor_id binary(16) not null,
  recipient_id binary(16) not null,
  id binary(16) not null,
  primary key (notification_id, actor_id)
);
create index notification_actors_by_time on notification_actors (notification_id, id);
create index notification_actors_by_actor on notification_actors (actor_id, recipient_id, notification_id);

-- Each fact is told to each recipient once, however often it is taken back and repeated.
create table notification_facts (
  recipient_id binary(16) not null,
  fact_key binary(16) not null,
  at bigint not null,
  primary key (recipient_id, fact_key)
);
create index notification_facts_by_age on notification_facts (at);

-- Only what differs from the defaults.
create table notification_choices (
  user_id binary(16) not null,
  type varchar(16) not null,
  channel varchar(8) not null,
  wanted tinyint not null,
  primary key (user_id, type, channel)
);

create table notification_settings (
  user_id binary(16) primary key,
  -- Everything up to this one is read.
  read_until binary(16),
  -- Minutes of the person's day; quiet hours may go over midnight.
  quiet_from int,
  quiet_until int,
  digest tinyint not null default 1
);

create index items_by_due_day on items (due_back, id);
