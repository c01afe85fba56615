create table conversations (
  id blob primary key,
  kind text not null,
  opener_id blob not null,
  title text not null default '',
  description text not null default '',
  visibility text not null default 'private',
  -- What was said before is for those alone who were there: a private room that was opened starts anew.
  open_from_seq integer not null default 1,
  last_seq integer not null default 0,
  last_change_seq integer not null default 0,
  -- Of the newest message, or of the conversation itself.
  last_at integer not null,
  member_count integer not null default 0,
  -- Goes up with whoever comes or goes, so that lists of members can be kept by it.
  members_version integer not null default 0,
  created_at integer not null,
  closed_at integer,
  version integer not null default 1
) without rowid;
create index conversations_listed on conversations (visibility, closed_at, id);

create table direct_pairs (
  low_id blob not null,
  high_id blob not null,
  conversation_id blob not null,
  primary key (low_id, high_id)
) without rowid;

create table memberships (
  conversation_id blob not null,
  user_id blob not null,
  role text not null,
  visible_from_seq integer not null,
  last_read_seq integer not null,
  -- Of a direct conversation with someone new: open, pending, declined.
  request text not null default 'open',
  joined_at integer not null,
  primary key (conversation_id, user_id)
) without rowid;
create index memberships_by_user on memberships (user_id, conversation_id);

create table messages (
  conversation_id blob not null,
  seq integer not null,
  id blob not null,
  change_seq integer not null,
  sender_id blob not null,
  client_id blob not null,
  text text not null,
  mention_ids text not null,
  file_ids text not null,
  refs text not null,
  reply_to_id blob,
  reacted integer not null default 0,
  created_at integer not null,
  edited_at integer,
  deleted_at integer,
  version integer not null default 1,
  primary key (conversation_id, seq),
  unique (id),
  unique (conversation_id, sender_id, client_id)
) without rowid;
create index messages_by_change on messages (conversation_id, change_seq);
create index messages_by_sender on messages (sender_id, id);

create table message_edits (
  message_id blob not null,
  -- Of the change that replaced this text.
  change_seq integer not null,
  text text not null,
  edited_at integer not null,
  primary key (message_id, change_seq)
) without rowid;

create table message_reactions (
  message_id blob not null,
  user_id blob not null,
  kind text not null,
  at integer not null,
  primary key (message_id, user_id)
) without rowid;
create index message_reactions_by_user on message_reactions (user_id, message_id);

create table room_invites (
  id blob primary key,
  room_id blob not null,
  from_id blob not null,
  to_id blob not null,
  status text not null,
  created_at integer not null,
  answered_at integer,
  version integer not null,
  unique (room_id, to_id)
) without rowid;
create index room_invites_by_invited on room_invites (to_id, status, id);
create index room_invites_by_inviting on room_invites (from_id, status, id);

create table room_bans (
  room_id blob not null,
  user_id blob not null,
  by_id blob not null,
  reason text not null,
  created_at integer not null,
  -- Null is for ever.
  until integer,
  primary key (room_id, user_id)
) without rowid;
create index room_bans_by_user on room_bans (user_id, room_id);

-- The words of what open, public rooms are called.
create table room_terms (
  term text not null,
  room_id blob not null,
  primary key (term, room_id)
) without rowid;
create index room_terms_by_room on room_terms (room_id);
