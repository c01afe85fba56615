create table accounts (
  id binary(16) primary key,
  role varchar(16) not null,
  username varchar(30) not null,
  username_key varchar(30),
  email varchar(254) not null,
  email_key varchar(254),
  email_verified_at bigint,
  pending_email varchar(254),
  password_hash varchar(255) not null,
  name varchar(80) not null,
  bio varchar(500),
  location varchar(100),
  links text not null,
  visibility varchar(16) not null,
  direct_messages varchar(16) not null,
  notifications_enabled tinyint not null,
  time_zone varchar(64) not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  deleted_at bigint,
  version int not null,
  unique (username_key),
  unique (email_key)
);

create table user_terms (
  term varchar(40) not null,
  user_id binary(16) not null,
  primary key (term, user_id)
);
create index user_terms_by_user on user_terms (user_id, term);

create table sessions (
  id binary(16) primary key,
  user_id binary(16) not null,
  token_digest varchar(64) not null,
  former_digest varchar(64),
  user_agent varchar(300),
  created_at bigint not null,
  last_used_at bigint not null,
  version int not null
);
create index sessions_by_user on sessions (user_id, last_used_at);
create index sessions_by_age on sessions (last_used_at);

create table mail_tokens (
  id binary(16) primary key,
  purpose varchar(16) not null,
  user_id binary(16),
  email varchar(254) not null,
  former_email varchar(254),
  digest varchar(64) not null,
  expires_at bigint not null,
  used_at bigint,
  unique (digest)
);
create index mail_tokens_by_user on mail_tokens (user_id);
create index mail_tokens_by_age on mail_tokens (expires_at);

create index tallies_by_followers on tallies (followers);
