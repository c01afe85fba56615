-- What an authenticator registered, for factors of kind `passkey`. `transports` is separated by spaces.
create table passkeys (
  factor_id binary(16) primary key,
  user_id binary(16) not null,
  credential_id varchar(1366) character set ascii collate ascii_bin not null,
  public_key varchar(2048) character set ascii collate ascii_bin not null,
  counter bigint not null,
  transports varchar(255) not null,
  backed_up tinyint not null,
  unique index passkeys_by_credential (credential_id),
  index passkeys_by_user (user_id)
);
