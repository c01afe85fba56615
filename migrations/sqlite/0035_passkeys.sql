-- What an authenticator registered, for factors of kind `passkey`. `transports` is separated by spaces.
create table passkeys (
  factor_id blob primary key,
  user_id blob not null,
  credential_id text not null,
  public_key text not null,
  counter integer not null,
  transports text not null,
  backed_up integer not null
) without rowid;
create unique index passkeys_by_credential on passkeys (credential_id);
create index passkeys_by_user on passkeys (user_id);
