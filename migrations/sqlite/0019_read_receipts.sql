-- Whether others see how far this person has read, and this person sees it of others.
alter table accounts add column read_receipts integer not null default 1;
