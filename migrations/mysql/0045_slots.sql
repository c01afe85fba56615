-- Hash slot: the first byte of the MD5 hash of the owner's id. It decides the shard of the row and which workers handle it.
alter table events add column slot binary(1) not null default x'00';
alter table dispatches add column slot binary(1) not null default x'00';
