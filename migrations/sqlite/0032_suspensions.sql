-- Who may not write. A suspension without an end also hides the person from everyone else. One that was ended early has
-- its end in the past; rows whose end has passed are deleted later.
create table suspensions (
  user_id blob primary key,
  reason text not null,
  by_id blob,
  changed_at integer not null,
  until integer,
  version integer not null
) without rowid;
create index suspensions_by_change on suspensions (changed_at);
create index suspensions_by_end on suspensions (until);
