-- About when the newest message was sent, within a minute: so lists of conversations have an index, and not every message
-- writes a row for each member.
alter table conversations add column listed_at bigint not null default 0;
alter table memberships add column listed_at bigint not null default 0;
update conversations set listed_at = last_at;
update memberships set listed_at = coalesce(
  (select c.last_at from conversations c where c.id = memberships.conversation_id), 0);
create index memberships_by_listed on memberships (user_id, listed_at, conversation_id);
