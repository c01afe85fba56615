-- Second factors. `secret` is encrypted; only confirmed factors count.
create table factors (
  id binary(16) not null,
  user_id binary(16) not null,
  kind varchar(7) not null,
  name varchar(50) not null,
  secret varchar(255),
  confirmed_at bigint,
  last_step bigint not null default 0,
  created_at bigint not null,
  last_used_at bigint,
  primary key (user_id, id),
  index factors_unconfirmed (confirmed_at, created_at)
);

create table recovery_codes (
  user_id binary(16) not null,
  digest char(43) character set ascii collate ascii_bin not null,
  used_at bigint,
  primary key (user_id, digest)
);

-- A proven password that waits for a second factor. `proof` binds it to the password and the role.
create table log_in_tickets (
  digest char(43) character set ascii collate ascii_bin primary key,
  user_id binary(16),
  purpose varchar(20) not null,
  proof varchar(43) character set ascii collate ascii_bin not null default '',
  challenge varchar(100) character set ascii collate ascii_bin,
  attempts int not null default 0,
  expires_at bigint not null,
  index log_in_tickets_by_user (user_id),
  index log_in_tickets_by_expiry (expires_at)
);

-- Wrong codes of an account in the hour that began at `since`.
create table code_attempts (
  user_id binary(16) primary key,
  since bigint not null,
  wrong int not null,
  warned_at bigint,
  index code_attempts_by_age (since)
);

alter table sessions
  add column signed_in_with varchar(30) not null default 'password',
  add column proved_at bigint;
