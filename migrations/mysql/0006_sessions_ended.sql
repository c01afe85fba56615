create table ended_sessions (
  session_id binary(16) primary key,
  ended_at bigint not null,
  index ended_sessions_by_time (ended_at)
);
