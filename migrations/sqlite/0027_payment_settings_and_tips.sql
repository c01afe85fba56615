-- Who may pay this person or ask them for a payment, and how far others see payments of theirs.
alter table accounts add column payments text not null default 'everyone';
alter table accounts add column payment_audience text not null default 'private';
alter table tallies add column tips integer not null default 0;
-- Tips that were not refunded in full; the rows of wallet_transfers are the truth.
alter table messages add column tip_count integer not null default 0;
