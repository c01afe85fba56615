-- Amounts are integers of minor units. look_at: when to ask the provider again; null when nothing can change any more.
create table wallet_top_ups (
  id binary(16) primary key,
  user_id binary(16) not null,
  client_id binary(16) not null,
  provider varchar(16) not null,
  ref varchar(255) not null,
  url text,
  currency char(3) not null,
  amount bigint not null,
  status varchar(8) not null,
  -- By the payer's bank.
  taken_back bigint not null default 0,
  -- By withdrawals that have not failed.
  withdrawn bigint not null default 0,
  look_at bigint,
  created_at bigint not null,
  settled_at bigint,
  version int not null,
  unique index wallet_top_ups_by_maker (user_id, client_id),
  index wallet_top_ups_by_status (provider, status, look_at),
  check (amount > 0 and taken_back <= amount)
);

-- parts: JSON, which top-up each part goes back to, and how far it got.
create table wallet_withdrawals (
  id binary(16) primary key,
  user_id binary(16) not null,
  client_id binary(16) not null,
  provider varchar(16) not null,
  currency char(3) not null,
  amount bigint not null,
  returned bigint not null default 0,
  transfer_id binary(16) not null,
  parts text not null,
  status varchar(8) not null,
  look_at bigint,
  created_at bigint not null,
  settled_at bigint,
  version int not null,
  unique index wallet_withdrawals_by_maker (user_id, client_id),
  index wallet_withdrawals_by_status (provider, status, look_at),
  check (amount > 0)
);

create table wallet_provider_events (
  provider varchar(16) not null,
  event_id varchar(255) not null,
  type varchar(255) not null,
  about varchar(8),
  ref varchar(255),
  received_at bigint not null,
  done_at bigint,
  primary key (provider, event_id),
  index wallet_provider_events_by_done (done_at, received_at)
);
