-- A file of whoever set it, who may replace it or delete the account.
alter table conversations add column avatar_id binary(16);
alter table conversations add column avatar_owner_id binary(16);
-- Path suffix of the public URL.
alter table conversations add column avatar varchar(200);
create index conversations_by_avatar on conversations (avatar_owner_id, avatar_id);
