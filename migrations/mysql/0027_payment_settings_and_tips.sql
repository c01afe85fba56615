-- Who may pay this person or ask them for a payment, and how far others see payments of theirs.
alter table accounts
  add column payments varchar(16) not null default 'everyone',
  add column payment_audience varchar(16) not null default 'private';
alter table tallies add column tips int not null default 0;
-- Tips that were not refunded in full; the rows of wallet_transfers are the truth.
alter table messages add column tip_count int not null default 0;
