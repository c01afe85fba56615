create table ended_sessions (
  session_id blob primary key,
  ended_at integer not null
) without rowid;
create index ended_sessions_by_time on ended_sessions (ended_at);
