-- The sample ledger's own calendar: its files count days from the day of the first start.
create schema sandbox;

-- One row from the first start on, so that an emptied ledger is not filled again; no day when
-- the ledger was emptied for something else.
create table sandbox.sample (
  one       boolean primary key default true check (one),
  day_zero  date,
  fed_until date,
  check (fed_until is null or day_zero is not null)
);
