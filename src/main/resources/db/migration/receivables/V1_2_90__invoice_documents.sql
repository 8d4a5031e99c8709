-- The document of an invoice as the customer got it: one for each, the latest that was brought. The
-- fingerprint tells whether it is the same again.
create table receivables.invoice_document (
  invoice_id bigint primary key references receivables.invoice,
  file_name  text not null,
  bytes      bytea not null,
  size       integer not null,
  sha256     char(64) not null,
  import_id  bigint references receivables.import_run,
  stored_at  timestamptz not null,
  stored_by  text not null
);
-- PDF is packed already
alter table receivables.invoice_document alter column bytes set storage external;
