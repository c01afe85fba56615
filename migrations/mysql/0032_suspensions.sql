-- Who may not write. A suspension without an end also hides the person from everyone else. One that was ended early has
-- its end in the past; rows whose end has passed are deleted later.
create table suspensions (
  user_id binary(16) primary key,
  reason varchar(280) not null,
  by_id binary(16),
  changed_at bigint not null,
  until bigint,
  version int not null,
  index suspensions_by_change (changed_at),
  index suspensions_by_end (until)
);
