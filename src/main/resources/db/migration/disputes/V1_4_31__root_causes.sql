-- Why disputes of a kind come up at all, and who sees to it that they do not: notes by reason with
-- an owner and a day, kept when they are closed. Counting disputes without them changes nothing.
create table disputes.root_cause (
  id          bigint generated always as identity primary key,
  reason_code text not null references disputes.reason_code,
  cause       text not null check (length(cause) between 1 and 2000),
  owner       text not null,
  due_on      date not null,
  created_at  timestamptz not null,
  created_by  text not null,
  closed_at   timestamptz,
  closed_by   text,
  -- what was done about it
  remedy      text check (length(remedy) between 1 and 2000),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (remedy is null))
);
create index root_cause_reason on disputes.root_cause (reason_code, id);
create index root_cause_open on disputes.root_cause (owner, due_on) where closed_at is null;
