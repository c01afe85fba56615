-- A file of whoever set it, who may replace it or delete the account.
alter table conversations add column avatar_id blob;
alter table conversations add column avatar_owner_id blob;
-- Path suffix of the public URL.
alter table conversations add column avatar text;
create index conversations_by_avatar on conversations (avatar_owner_id, avatar_id);
