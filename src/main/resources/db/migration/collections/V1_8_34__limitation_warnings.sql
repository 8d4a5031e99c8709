-- Which invoices somebody was told about before they can no longer be enforced.
create table collections.limitation_warning (
  invoice_id bigint not null references receivables.invoice,
  barred_on  date not null,
  warned_at  timestamptz not null,
  primary key (invoice_id, barred_on)
);
