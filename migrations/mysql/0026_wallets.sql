-- Amounts and balances are integers of minor units, at most 2^53 - 1 either way. Below its floor no balance goes.
create table wallet_accounts (
  owner_id binary(16) not null,
  currency char(3) not null,
  kind varchar(9) not null,
  balance bigint not null default 0,
  floor_at bigint not null default 0,
  -- Of the newest entry; entries count 1, 2, 3 … without gaps.
  seq bigint not null default 0,
  -- What counts against the limit of the day, as a number of days since 1970 in UTC.
  spent_on int not null default 0,
  spent bigint not null default 0,
  frozen varchar(3),
  created_at bigint not null,
  primary key (owner_id, currency, kind),
  check (balance >= floor_at)
);

create table wallet_transfers (
  id binary(16) primary key,
  by_id binary(16) not null,
  client_id binary(16) not null,
  kind varchar(12) not null,
  from_id binary(16) not null,
  to_id binary(16) not null,
  currency char(3) not null,
  amount bigint not null,
  note varchar(280) not null default '',
  subject_kind varchar(12),
  subject_id binary(16),
  reverses_id binary(16),
  payer_audience varchar(9) not null,
  payee_audience varchar(9) not null,
  at bigint not null,
  unique index wallet_transfers_by_maker (by_id, client_id),
  index wallet_transfers_by_reversed (reverses_id, id),
  index wallet_transfers_by_subject (subject_id, id),
  index wallet_transfers_by_payer (from_id, id),
  index wallet_transfers_by_payee (to_id, id),
  check (amount > 0)
);

create table wallet_entries (
  owner_id binary(16) not null,
  currency char(3) not null,
  kind varchar(9) not null,
  seq bigint not null,
  id binary(16) not null,
  transfer_id binary(16) not null,
  amount bigint not null,
  balance bigint not null,
  at bigint not null,
  primary key (owner_id, currency, kind, seq),
  index wallet_entries_by_transfer (transfer_id)
);

-- The payments that others may see, by the transfer's id: one row for the payer, one for the payee.
create table wallet_activity (
  person_id binary(16) not null,
  id binary(16) not null,
  primary key (person_id, id),
  index wallet_activity_by_payment (id)
);

-- Who froze a wallet, or released it (frozen is null), and why.
create table wallet_freezes (
  id binary(16) primary key,
  user_id binary(16) not null,
  frozen varchar(3),
  reason varchar(280) not null,
  by_id binary(16) not null,
  at bigint not null,
  index wallet_freezes_by_user (user_id, id)
);
