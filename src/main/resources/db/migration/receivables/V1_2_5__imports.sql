-- The header goes with the rejected rows, so that what is downloaded can be mended and uploaded
-- again as it is. Rows whose invoice nobody can tell make a snapshot ask before it closes anything.
alter table receivables.import_run add column header text;
alter table receivables.import_run add column unidentified bigint not null default 0;
create index import_run_unfinished on receivables.import_run (id)
  where state in ('waiting', 'running');

-- Which invoices a snapshot of open items names, refused rows included: only what it does not name
-- may be closed as settled.
create table receivables.import_seen (
  import_id  bigint not null references receivables.import_run,
  invoice_id bigint not null references receivables.invoice,
  primary key (import_id, invoice_id)
);
