-- Amounts and balances are integers of minor units, at most 2^53 - 1 either way. Below its floor no balance goes.
create table wallet_accounts (
  owner_id blob not null,
  currency text not null,
  kind text not null,
  balance integer not null default 0,
  floor_at integer not null default 0,
  -- Of the newest entry; entries count 1, 2, 3 … without gaps.
  seq integer not null default 0,
  -- What counts against the limit of the day, as a number of days since 1970 in UTC.
  spent_on integer not null default 0,
  spent integer not null default 0,
  frozen text,
  created_at integer not null,
  primary key (owner_id, currency, kind),
  check (balance >= floor_at)
) without rowid;

create table wallet_transfers (
  id blob primary key,
  by_id blob not null,
  client_id blob not null,
  kind text not null,
  from_id blob not null,
  to_id blob not null,
  currency text not null,
  amount integer not null,
  note text not null default '',
  subject_kind text,
  subject_id blob,
  reverses_id blob,
  payer_audience text not null,
  payee_audience text not null,
  at integer not null,
  check (amount > 0)
) without rowid;
create unique index wallet_transfers_by_maker on wallet_transfers (by_id, client_id);
create index wallet_transfers_by_reversed on wallet_transfers (reverses_id, id);
create index wallet_transfers_by_subject on wallet_transfers (subject_id, id);
create index wallet_transfers_by_payer on wallet_transfers (from_id, id);
create index wallet_transfers_by_payee on wallet_transfers (to_id, id);

create table wallet_entries (
  owner_id blob not null,
  currency text not null,
  kind text not null,
  seq integer not null,
  id blob not null,
  transfer_id blob not null,
  amount integer not null,
  balance integer not null,
  at integer not null,
  primary key (owner_id, currency, kind, seq)
) without rowid;
create index wallet_entries_by_transfer on wallet_entries (transfer_id);

-- The payments that others may see, by the transfer's id: one row for the payer, one for the payee.
create table wallet_activity (
  person_id blob not null,
  id blob not null,
  primary key (person_id, id)
) without rowid;
create index wallet_activity_by_payment on wallet_activity (id);

-- Who froze a wallet, or released it (frozen is null), and why.
create table wallet_freezes (
  id blob primary key,
  user_id blob not null,
  frozen text,
  reason text not null,
  by_id blob not null,
  at integer not null
) without rowid;
create index wallet_freezes_by_user on wallet_freezes (user_id, id);
