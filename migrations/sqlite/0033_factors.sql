-- Second factors. `secret` is encrypted; only confirmed factors count.
create table factors (
  id blob not null,
  user_id blob not null,
  kind text not null,
  name text not null,
  secret text,
  confirmed_at integer,
  last_step integer not null default 0,
  created_at integer not null,
  last_used_at integer,
  primary key (user_id, id)
) without rowid;
create index factors_unconfirmed on factors (confirmed_at, created_at);

create table recovery_codes (
  user_id blob not null,
  digest text not null,
  used_at integer,
  primary key (user_id, digest)
) without rowid;

-- A proven password that waits for a second factor. `proof` binds it to the password and the role.
create table log_in_tickets (
  digest text primary key,
  user_id blob,
  purpose text not null,
  proof text not null default '',
  challenge text,
  attempts integer not null default 0,
  expires_at integer not null
) without rowid;
create index log_in_tickets_by_user on log_in_tickets (user_id);
create index log_in_tickets_by_expiry on log_in_tickets (expires_at);

-- Wrong codes of an account in the hour that began at `since`.
create table code_attempts (
  user_id blob primary key,
  since integer not null,
  wrong integer not null,
  warned_at integer
) without rowid;
create index code_attempts_by_age on code_attempts (since);

alter table sessions add column signed_in_with text not null default 'password';
alter table sessions add column proved_at integer;
