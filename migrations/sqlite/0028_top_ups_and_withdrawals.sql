-- Amounts are integers of minor units. look_at: when to ask the provider again; null when nothing can change any more.
create table wallet_top_ups (
  id blob primary key,
  user_id blob not null,
  client_id blob not null,
  provider text not null,
  ref text not null,
  url text,
  currency text not null,
  amount integer not null,
  status text not null,
  -- By the payer's bank.
  taken_back integer not null default 0,
  -- By withdrawals that have not failed.
  withdrawn integer not null default 0,
  look_at integer,
  created_at integer not null,
  settled_at integer,
  version integer not null,
  check (amount > 0 and taken_back <= amount)
) without rowid;
create unique index wallet_top_ups_by_maker on wallet_top_ups (user_id, client_id);
create index wallet_top_ups_by_status on wallet_top_ups (provider, status, look_at);

-- parts: JSON, which top-up each part goes back to, and how far it got.
create table wallet_withdrawals (
  id blob primary key,
  user_id blob not null,
  client_id blob not null,
  provider text not null,
  currency text not null,
  amount integer not null,
  returned integer not null default 0,
  transfer_id blob not null,
  parts text not null,
  status text not null,
  look_at integer,
  created_at integer not null,
  settled_at integer,
  version integer not null,
  check (amount > 0)
) without rowid;
create unique index wallet_withdrawals_by_maker on wallet_withdrawals (user_id, client_id);
create index wallet_withdrawals_by_status on wallet_withdrawals (provider, status, look_at);

create table wallet_provider_events (
  provider text not null,
  event_id text not null,
  type text not null,
  about text,
  ref text,
  received_at integer not null,
  done_at integer,
  primary key (provider, event_id)
) without rowid;
create index wallet_provider_events_by_done on wallet_provider_events (done_at, received_at);
