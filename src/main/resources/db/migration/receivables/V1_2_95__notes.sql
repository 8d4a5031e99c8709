-- What people want to keep in mind about a customer or one of its invoices. What a note said before
-- it was changed or deleted stands on the timeline, so a row can go. The key makes a form or a
-- program that sends the same note twice store it once.
create table receivables.note (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references receivables.customer,
  invoice_id  bigint references receivables.invoice,
  key         text,
  text        text not null check (length(text) between 1 and 4000),
  pinned      boolean not null,
  author      text not null,
  written_at  timestamptz not null,
  changed_by  text,
  changed_at  timestamptz,
  version     integer not null default 0,
  unique (customer_id, key),
  check ((changed_by is null) = (changed_at is null))
);
create index note_customer on receivables.note (customer_id, id);
create index note_invoice on receivables.note (invoice_id) where invoice_id is not null;
create index note_pinned on receivables.note (customer_id) where pinned;
