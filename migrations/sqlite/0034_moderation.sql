-- What a moderator removed: why, when, and the visibility that it gets back; JSON.
alter table posts add column removal text;
alter table comments add column removal text;

-- Everything about one reported thing or person.
create table moderation_cases (
  id blob primary key,
  kind text not null,
  subject_id blob not null,
  author_id blob not null,
  status text not null,
  report_count integer not null,
  -- Set while the content is removed and can be restored.
  removed_at integer,
  last_decision_id blob,
  created_at integer not null,
  version integer not null
) without rowid;
create unique index moderation_cases_by_subject on moderation_cases (subject_id, kind);
create index moderation_cases_by_status on moderation_cases (status, report_count, id);
create index moderation_cases_by_kind on moderation_cases (status, kind, report_count, id);
create index moderation_cases_by_reports on moderation_cases (report_count, id);
create index moderation_cases_by_removal on moderation_cases (removed_at);
create index moderation_cases_by_author on moderation_cases (author_id);

-- What the thing said when it was reported. A new row only when it changed since the last report.
create table moderation_evidence (
  id blob primary key,
  case_id blob not null,
  digest text not null,
  text text not null,
  -- The files as they were, JSON.
  files text not null,
  written_at integer not null,
  taken_at integer not null
) without rowid;
create unique index moderation_evidence_by_case on moderation_evidence (case_id, digest);

-- Contents of files that evidence shows: they outlive their files.
create table moderation_evidence_files (
  file_id blob not null,
  revision_id blob not null,
  case_id blob not null,
  primary key (file_id, revision_id, case_id)
) without rowid;
create index moderation_evidence_files_by_case on moderation_evidence_files (case_id);

create table moderation_reports (
  id blob primary key,
  case_id blob not null,
  reporter_id blob not null,
  reason text not null,
  note text,
  status text not null,
  created_at integer not null,
  -- The reporter while the report is open, so that each has one open report of a case.
  open_reporter_id blob
) without rowid;
create unique index moderation_reports_open on moderation_reports (case_id, open_reporter_id);
create index moderation_reports_by_case on moderation_reports (case_id, id);
create index moderation_reports_by_reporter on moderation_reports (reporter_id, id);

create table moderation_decisions (
  id blob primary key,
  case_id blob not null,
  action text not null,
  reason text not null,
  note text,
  -- Null for an automatic measure.
  by_id blob,
  at integer not null,
  until integer
) without rowid;
create index moderation_decisions_by_case on moderation_decisions (case_id, id);

create table moderation_appeals (
  id blob primary key,
  decision_id blob not null,
  user_id blob not null,
  text text not null,
  status text not null,
  answered_by_id blob,
  answered_at integer,
  created_at integer not null,
  version integer not null
) without rowid;
create unique index moderation_appeals_by_decision on moderation_appeals (decision_id);
create index moderation_appeals_by_status on moderation_appeals (status, id);
create index moderation_appeals_by_user on moderation_appeals (user_id);

-- Who did what as a moderator. Rows are only inserted.
create table moderation_actions (
  id blob primary key,
  by_id blob,
  action text not null,
  kind text not null,
  subject_id blob not null,
  reason text not null,
  at integer not null
) without rowid;
