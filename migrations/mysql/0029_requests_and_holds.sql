-- Who was asked to pay. Open ones end when they are answered, or at ends_at.
create table wallet_requests (
  id binary(16) primary key,
  split_id binary(16),
  -- Who asks, and is paid.
  by_id binary(16) not null,
  client_id binary(16) not null,
  payer_id binary(16) not null,
  currency char(3) not null,
  amount bigint not null,
  note varchar(280) not null default '',
  status varchar(9) not null,
  transfer_id binary(16),
  reminded_at bigint,
  created_at bigint not null,
  ends_at bigint not null,
  answered_at bigint,
  version int not null,
  unique index wallet_requests_by_maker (by_id, client_id),
  index wallet_requests_by_split (by_id, split_id),
  index wallet_requests_by_payer (payer_id, id),
  index wallet_requests_by_payer_and_status (payer_id, status, id),
  index wallet_requests_by_asker (by_id, id),
  index wallet_requests_by_asker_and_status (by_id, status, id),
  index wallet_requests_by_end (status, ends_at),
  check (amount > 0)
);

-- What payers set aside for someone, on their `held` accounts.
create table wallet_holds (
  id binary(16) primary key,
  -- The payer.
  by_id binary(16) not null,
  client_id binary(16) not null,
  payee_id binary(16) not null,
  currency char(3) not null,
  amount bigint not null,
  captured bigint not null default 0,
  note varchar(280) not null default '',
  status varchar(8) not null,
  ends_at bigint not null,
  created_at bigint not null,
  version int not null,
  unique index wallet_holds_by_maker (by_id, client_id),
  index wallet_holds_by_payer (by_id, id),
  index wallet_holds_by_payee (payee_id, id),
  index wallet_holds_by_end (status, ends_at),
  check (amount > 0 and captured between 0 and amount)
);
