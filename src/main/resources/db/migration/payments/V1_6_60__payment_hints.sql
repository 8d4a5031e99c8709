-- A customer says that it has paid: the day and the reference help to find the money when it comes,
-- and the number of times it was said for an invoice limits how often that stops us from asking.
create table payments.payment_hint (
  id          bigint generated always as identity primary key,
  -- what said it, such as a form: the same one again is no other hint
  key         text not null unique,
  customer_id bigint not null references receivables.customer on delete cascade,
  paid_on     date not null,
  reference   text,
  said_by     text,
  file_name   text,
  media_type  text,
  file_bytes  bytea,
  noted_at    timestamptz not null,
  check ((file_name is null) = (file_bytes is null) and (file_name is null) = (media_type is null))
);
create index payment_hint_customer on payments.payment_hint (customer_id, noted_at desc);
create index payment_hint_reference on payments.payment_hint (lower(reference));

create table payments.payment_hint_invoice (
  hint_id    bigint not null references payments.payment_hint on delete cascade,
  invoice_id bigint not null references receivables.invoice on delete cascade,
  primary key (hint_id, invoice_id)
);
create index payment_hint_invoice_invoice on payments.payment_hint_invoice (invoice_id);
