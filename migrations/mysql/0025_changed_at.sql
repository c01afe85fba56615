-- When last_change_seq was taken; 0 before the first change.
alter table conversations add column changed_at bigint not null default 0;
update conversations set changed_at = last_at;
