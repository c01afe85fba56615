-- Always empty: no row satisfies its constraint, so inserting one fails. See `assertExists` in the dialects.
create table required_rows (
  present integer not null,
  constraint required_row_is_missing check (present = 1)
);
