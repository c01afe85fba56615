-- Of what is wanted by mail alone: in no list and no count.
alter table notifications add column mail_only integer not null default 0;
create index notifications_by_time on notifications (recipient_id, mail_only, sort_id);
drop index notifications_by_recipient;
drop index notifications_by_reading;
create index notifications_by_reading on notifications (recipient_id, mail_only, reading, sort_id);
