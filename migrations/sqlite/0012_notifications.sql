create table notifications (
  id blob primary key,
  recipient_id blob not null,
  type text not null,
  -- Of the group that more of the same joins; null once it is read. Read by watermark, another key is open.
  open_key blob,
  subject_kind text,
  subject_id blob,
  actor_count integer not null,
  facts integer not null,
  -- Of the last fact: what grows moves to the top.
  sort_id blob not null,
  text text,
  title text,
  -- 0 as the person's watermark says, 1 read, 2 unread all the same.
  reading integer not null default 0,
  created_at integer not null,
  latest_at integer not null,
  unique (recipient_id, open_key)
) without rowid;
create index notifications_by_recipient on notifications (recipient_id, sort_id);
create index notifications_by_reading on notifications (recipient_id, reading, sort_id);
create index notifications_by_subject on notifications (subject_id);
create index notifications_by_age on notifications (latest_at);

create table notification_actors (
  notification_id blob not null,
  actor_id blob not null,
  recipient_id blob not null,
  id blob not null,
  primary key (notification_id, actor_id)
) without rowid;
create index notification_actors_by_time on notification_actors (notification_id, id);
create index notification_actors_by_actor on notification_actors (actor_id, recipient_id, notification_id);

-- Each fact is told to each recipient once, however often it is taken back and repeated.
create table notification_facts (
  recipient_id blob not null,
  fact_key blob not null,
  at integer not null,
  primary key (recipient_id, fact_key)
) without rowid;
create index notification_facts_by_age on notification_facts (at);

-- Only what differs from the defaults.
create table notification_choices (
  user_id blob not null,
  type text not null,
  channel text not null,
  wanted integer not null,
  primary key (user_id, type, channel)
) without rowid;

create table notification_settings (
  user_id blob primary key,
  -- Everything up to this one is read.
  read_until blob,
  -- Minutes of the person's day; quiet hours may go over midnight.
  quiet_from integer,
  quiet_until integer,
  digest integer not null default 1
) without rowid;

create index items_by_due_day on items (due_back, id);
