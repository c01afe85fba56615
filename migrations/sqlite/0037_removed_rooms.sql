-- What a moderator removed: why, when, and what the room gets back; JSON.
alter table conversations add column removal text;

-- The members of a removed room, without its owner: they get their places back when it is restored.
create table removed_memberships (
  conversation_id blob not null,
  user_id blob not null,
  role text not null,
  visible_from_seq integer not null,
  last_read_seq integer not null,
  request text not null,
  joined_at integer not null,
  primary key (conversation_id, user_id)
) without rowid;
create index removed_memberships_by_user on removed_memberships (user_id, conversation_id);
