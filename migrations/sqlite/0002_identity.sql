create table accounts (
  id blob primary key,
  role text not null,
  username text not null,
  username_key text unique,
  email text not null,
  email_key text unique,
  email_verified_at integer,
  pending_email text,
  password_hash text not null,
  name text not null,
  bio text,
  location text,
  links text not null,
  visibility text not null,
  direct_messages text not null,
  notifications_enabled integer not null,
  time_zone text not null,
  created_at integer not null,
  last_seen_at integer not null,
  deleted_at integer,
  version integer not null
) without rowid;

create table user_terms (
  term text not null,
  user_id blob not null,
  primary key (term, user_id)
) without rowid;
create index user_terms_by_user on user_terms (user_id, term);

create table sessions (
  id blob primary key,
  user_id blob not null,
  token_digest text not null,
  former_digest text,
  user_agent text,
  created_at integer not null,
  last_used_at integer not null,
  version integer not null
) without rowid;
create index sessions_by_user on sessions (user_id, last_used_at);
create index sessions_by_age on sessions (last_used_at);

create table mail_tokens (
  id blob primary key,
  purpose text not null,
  user_id blob,
  email text not null,
  former_email text,
  digest text not null unique,
  expires_at integer not null,
  used_at integer
) without rowid;
create index mail_tokens_by_user on mail_tokens (user_id);
create index mail_tokens_by_age on mail_tokens (expires_at);

create index tallies_by_followers on tallies (followers);
