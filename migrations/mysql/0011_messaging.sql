create table conversations (
  id binary(16) primary key,
  kind varchar(8) not null,
  opener_id binary(16) not null,
  title varchar(80) not null default '',
  description varchar(500) not null default '',
  visibility varchar(8) not null default 'private',
  -- What was said before is for those alone who were there: a private room that was opened starts anew.
  open_from_seq int not null default 1,
  last_seq int not null default 0,
  last_change_seq int not null default 0,
  -- Of the newest message, or of the conversation itself.
  last_at bigint not null,
  member_count int not null default 0,
  -- Goes up with whoever comes or goes, so that lists of members can be kept by it.
  members_version int not null default 0,
  created_at bigint not null,
  closed_at bigint,
  version int not null default 1
);
create index conversations_listed on conversations (visibility, closed_at, id);

create table direct_pairs (
  low_id binary(16) not null,
  high_id binary(16) not null,
  conversation_id binary(16) not null,
  primary key (low_id, high_id)
);

create table memberships (
  conversation_id binary(16) not null,
  user_id binary(16) not null,
  role varchar(12) not null,
  visible_from_seq int not null,
  last_read_seq int not null,
  -- Of a direct conversation with someone new: open, pending, declined.
  request varchar(8) not null default 'open',
  joined_at bigint not null,
  primary key (conversation_id, user_id)
);
create index memberships_by_user on memberships (user_id, conversation_id);

create table messages (
  conversation_id binary(16) not null,
  seq int not null,
  id binary(16) not null,
  change_seq int not null,
  sender_id binary(16) not null,
  client_id binary(16) not null,
  text varchar(4000) not null,
  mention_ids text not null,
  file_ids text not null,
  refs text not null,
  reply_to_id binary(16),
  reacted tinyint not null default 0,
  created_at bigint not null,
  edited_at bigint,
  deleted_at bigint,
  version int not null default 1,
  primary key (conversation_id, seq),
  unique (id),
  unique (conversation_id, sender_id, client_id)
);
create index messages_by_change on messages (conversation_id, change_seq);
create index messages_by_sender on messages (sender_id, id);

create table message_edits (
  message_id binary(16) not null,
  -- Of the change that replaced this text.
  change_seq int not null,
  text varchar(4000) not null,
  edited_at bigint not null,
  primary key (message_id, change_seq)
);

create table message_reactions (
  message_id binary(16) not null,
  user_id binary(16) not null,
  kind varchar(8) not null,
  at bigint not null,
  primary key (message_id, user_id)
);
create index message_reactions_by_user on message_reactions (user_id, message_id);

create table room_invites (
  id binary(16) primary key,
  room_id binary(16) not null,
  from_id binary(16) not null,
  to_id binary(16) not null,
  status varchar(12) not null,
  created_at bigint not null,
  answered_at bigint,
  version int not null,
  unique (room_id, to_id)
);
create index room_invites_by_invited on room_invites (to_id, status, id);
create index room_invites_by_inviting on room_invites (from_id, status, id);

create table room_bans (
  room_id binary(16) not null,
  user_id binary(16) not null,
  by_id binary(16) not null,
  reason varchar(200) not null,
  created_at bigint not null,
  -- Null is for ever.
  until bigint,
  primary key (room_id, user_id)
);
create index room_bans_by_user on room_bans (user_id, room_id);

-- The words of what open, public rooms are called.
create table room_terms (
  term varchar(40) not null,
  room_id binary(16) not null,
  primary key (term, room_id)
);
create index room_terms_by_room on room_terms (room_id);
