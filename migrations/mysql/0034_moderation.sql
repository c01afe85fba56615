-- What a moderator removed: why, when, and the visibility that it gets back; JSON.
alter table posts add column removal text;
alter table comments add column removal text;

-- Everything about one reported thing or person.
create table moderation_cases (
  id binary(16) primary key,
  kind varchar(8) not null,
  subject_id binary(16) not null,
  author_id binary(16) not null,
  status varchar(9) not null,
  report_count int not null,
  -- Set while the content is removed and can be restored.
  removed_at bigint,
  last_decision_id binary(16),
  created_at bigint not null,
  version int not null,
  unique index moderation_cases_by_subject (subject_id, kind),
  index moderation_cases_by_status (status, report_count, id),
  index moderation_cases_by_kind (status, kind, report_count, id),
  index moderation_cases_by_reports (report_count, id),
  index moderation_cases_by_removal (removed_at),
  index moderation_cases_by_author (author_id)
);

-- What the thing said when it was reported. A new row only when it changed since the last report.
create table moderation_evidence (
  id binary(16) primary key,
  case_id binary(16) not null,
  digest char(43) not null,
  text mediumtext not null,
  -- The files as they were, JSON.
  files mediumtext not null,
  written_at bigint not null,
  taken_at bigint not null,
  unique index moderation_evidence_by_case (case_id, digest)
);

-- Contents of files that evidence shows: they outlive their files.
create table moderation_evidence_files (
  file_id binary(16) not null,
  revision_id binary(16) not null,
  case_id binary(16) not null,
  primary key (file_id, revision_id, case_id),
  index moderation_evidence_files_by_case (case_id)
);

create table moderation_reports (
  id binary(16) primary key,
  case_id binary(16) not null,
  reporter_id binary(16) not null,
  reason varchar(11) not null,
  note varchar(1000),
  status varchar(9) not null,
  created_at bigint not null,
  -- The reporter while the report is open, so that each has one open report of a case.
  open_reporter_id binary(16),
  unique index moderation_reports_open (case_id, open_reporter_id),
  index moderation_reports_by_case (case_id, id),
  index moderation_reports_by_reporter (reporter_id, id)
);

create table moderation_decisions (
  id binary(16) primary key,
  case_id binary(16) not null,
  action varchar(8) not null,
  reason varchar(280) not null,
  note varchar(1000),
  -- Null for an automatic measure.
  by_id binary(16),
  at bigint not null,
  until bigint,
  index moderation_decisions_by_case (case_id, id)
);

create table moderation_appeals (
  id binary(16) primary key,
  decision_id binary(16) not null,
  user_id binary(16) not null,
  text varchar(2000) not null,
  status varchar(10) not null,
  answered_by_id binary(16),
  answered_at bigint,
  created_at bigint not null,
  version int not null,
  unique index moderation_appeals_by_decision (decision_id),
  index moderation_appeals_by_status (status, id),
  index moderation_appeals_by_user (user_id)
);

-- Who did what as a moderator. Rows are only inserted.
create table moderation_actions (
  id binary(16) primary key,
  by_id binary(16),
  action varchar(16) not null,
  kind varchar(8) not null,
  subject_id binary(16) not null,
  reason varchar(280) not null,
  at bigint not null
);
