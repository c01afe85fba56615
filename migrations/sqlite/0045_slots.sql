-- The first byte of the hash of the owner, which says in which shard a row is, and which workers serve it.
alter table events add column slot blob not null default x'00';
alter table dispatches add column slot blob not null default x'00';
