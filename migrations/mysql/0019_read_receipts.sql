-- Whether others see how far this person has read, and this person sees it of others.
alter table accounts add column read_receipts tinyint not null default 1;
