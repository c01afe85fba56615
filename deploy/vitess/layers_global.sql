-- Lookup tables that keep user names and addresses of mail unique over all shards. Vitess writes them.
create table accounts_by_username (
  username_key varchar(30) not null,
  keyspace_id varbinary(8) not null,
  primary key (username_key)
);

create table accounts_by_email (
  email_key varchar(254) not null,
  keyspace_id varbinary(8) not null,
  primary key (email_key)
);
