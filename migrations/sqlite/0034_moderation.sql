-- What a moderator removed: why, when, and the visibility that it gets back; JSON.
alter table posts add column removal text;
alter table comments add column removal text;
