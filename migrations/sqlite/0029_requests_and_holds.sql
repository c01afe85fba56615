-- Who was asked to pay. Open ones end when they are answered, or at ends_at.
create table wallet_requests (
  id blob primary key,
  split_id blob,
  -- Who asks, and is paid.
  by_id blob not null,
  client_id blob not null,
  payer_id blob not null,
  currency text not null,
  amount integer not null,
  note text not null default '',
  status text not null,
  transfer_id blob,
  reminded_at integer,
  created_at integer not null,
  ends_at integer not null,
  answered_at integer,
  version integer not null,
  check (amount > 0)
) without rowid;
create unique index wallet_requests_by_maker on wallet_requests (by_id, client_id);
create index wallet_requests_by_split on wallet_requests (by_id, split_id);
create index wallet_requests_by_payer on wallet_requests (payer_id, id);
create index wallet_requests_by_payer_and_status on wallet_requests (payer_id, status, id);
create index wallet_requests_by_asker on wallet_requests (by_id, id);
create index wallet_requests_by_asker_and_status on wallet_requests (by_id, status, id);
create index wallet_requests_by_end on wallet_requests (status, ends_at);

-- What payers set aside for someone, on their `held` accounts.
create table wallet_holds (
  id blob primary key,
  -- The payer.
  by_id blob not null,
  client_id blob not null,
  payee_id blob not null,
  currency text not null,
  amount integer not null,
  captured integer not null default 0,
  note text not null default '',
  status text not null,
  ends_at integer not null,
  created_at integer not null,
  version integer not null,
  check (amount > 0 and captured between 0 and amount)
) without rowid;
create unique index wallet_holds_by_maker on wallet_holds (by_id, client_id);
create index wallet_holds_by_payer on wallet_holds (by_id, id);
create index wallet_holds_by_payee on wallet_holds (payee_id, id);
create index wallet_holds_by_end on wallet_holds (status, ends_at);
