-- A past ledger waits here, row by row, until the sandbox's clock comes to the day it belongs to.
-- What is stored goes in the transaction that deletes its row, so a crash loses and doubles nothing.
create schema replay;

create table replay.run (
  id          bigint generated always as identity primary key,
  file_name   text not null,
  started_by  text not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  state       text not null check (state in ('running', 'done')),
  rejected    bigint not null default 0,
  report      jsonb,
  check ((state = 'done') = (report is not null))
);
create unique index run_running on replay.run (state) where state = 'running';

create table replay.staged_row (
  id     bigint generated always as identity primary key,
  run_id bigint not null references replay.run,
  due_at timestamptz not null,
  kind   text not null,
  line   bigint not null,
  fields jsonb not null,
  raw    text not null
);
create index staged_row_due on replay.staged_row (due_at, id);

-- Rows the ledger refused, with the reason: a replay goes on without them and says so.
create table replay.rejected_row (
  id      bigint generated always as identity primary key,
  run_id  bigint not null references replay.run,
  kind    text not null,
  line    bigint not null,
  problem text not null,
  mend    text not null,
  raw     text not null
);
