-- The id is made by the sender. Amounts are integers of minor units.
create table wallet_envelopes (
  id blob primary key,
  by_id blob not null,
  conversation_id blob not null,
  currency text not null,
  amount integer not null,
  shares integer not null,
  taken integer not null default 0,
  split text not null,
  note text not null default '',
  status text not null default 'open',
  ends_at integer not null,
  created_at integer not null,
  check (taken <= shares)
) without rowid;
create index wallet_envelopes_by_sender on wallet_envelopes (by_id, id);
create index wallet_envelopes_by_end on wallet_envelopes (status, ends_at);

-- Drawn when the envelope is sent, and taken in the order of n: 1, 2, 3 …
create table wallet_envelope_shares (
  envelope_id blob not null,
  n integer not null,
  amount integer not null,
  taker_id blob,
  taken_at integer,
  primary key (envelope_id, n),
  check (amount > 0)
) without rowid;
create unique index wallet_envelope_shares_once on wallet_envelope_shares (envelope_id, taker_id);
create index wallet_envelope_shares_by_taker on wallet_envelope_shares (taker_id, envelope_id);
