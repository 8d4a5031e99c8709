-- What we claim from the estate of an insolvent customer, and by when.
create table collections.insolvency_claim (
  id                  bigint generated always as identity primary key,
  customer_id         bigint not null references receivables.customer,
  insolvent_on        date not null,
  administrator       text,
  file_by             date not null,
  state               text not null check (state in
                        ('open', 'filed', 'not-worthwhile', 'withdrawn')),
  opened_by           text not null,
  opened_at           timestamptz not null,
  ended_by            text,
  ended_at            timestamptz,
  note                text,
  process_instance_id text,
  check ((state = 'open') = (ended_at is null))
);
create unique index insolvency_claim_open on collections.insolvency_claim (customer_id)
  where state = 'open';
create index insolvency_claim_customer on collections.insolvency_claim (customer_id);

-- Each invoice with what was open on the day of the insolvency.
create table collections.insolvency_claim_item (
  claim_id    bigint not null references collections.insolvency_claim,
  invoice_id  bigint not null references receivables.invoice,
  currency    char(3) not null,
  open_amount numeric(19,4) not null,
  primary key (claim_id, invoice_id)
);
