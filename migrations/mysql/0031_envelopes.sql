-- The id is made by the sender. Amounts are integers of minor units.
create table wallet_envelopes (
  id binary(16) primary key,
  by_id binary(16) not null,
  conversation_id binary(16) not null,
  currency char(3) not null,
  amount bigint not null,
  shares int not null,
  taken int not null default 0,
  split varchar(6) not null,
  note varchar(280) not null default '',
  status varchar(5) not null default 'open',
  ends_at bigint not null,
  created_at bigint not null,
  index wallet_envelopes_by_sender (by_id, id),
  index wallet_envelopes_by_end (status, ends_at),
  check (taken <= shares)
);

-- Drawn when the envelope is sent, and taken in the order of n: 1, 2, 3 …
create table wallet_envelope_shares (
  envelope_id binary(16) not null,
  n smallint not null,
  amount bigint not null,
  taker_id binary(16),
  taken_at bigint,
  primary key (envelope_id, n),
  unique index wallet_envelope_shares_once (envelope_id, taker_id),
  index wallet_envelope_shares_by_taker (taker_id, envelope_id),
  check (amount > 0)
);
