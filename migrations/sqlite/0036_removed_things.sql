-- What a moderator removed: why, when, and what it gets back; JSON.
alter table items add column removal text;
alter table outfits add column removal text;
alter table messages add column removal text;
