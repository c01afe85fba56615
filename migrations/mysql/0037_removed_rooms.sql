-- What a moderator removed: why, when, and what the room gets back; JSON.
alter table conversations add column removal text;

-- The members of a removed room, without its owner: they get their places back when it is restored.
create table removed_memberships (
  conversation_id binary(16) not null,
  user_id binary(16) not null,
  role varchar(12) not null,
  visible_from_seq int not null,
  last_read_seq int not null,
  request varchar(8) not null,
  joined_at bigint not null,
  primary key (conversation_id, user_id)
);
create index removed_memberships_by_user on removed_memberships (user_id, conversation_id);
