-- How far a run is, measured in the stored bytes (a file's size is known before its rows are), and
-- how long it has worked at them: the clock of a sandbox may be another one than people's. Whoever
-- cancelled a run stands beside it.
alter table receivables.import_run
  add column bytes_total bigint not null default 0,
  add column bytes_read bigint not null default 0,
  add column worked_ms bigint not null default 0,
  add column ended_by text;
