-- What an insurer pays when a customer does not, and what it asks for: overdue invoices reported by a
-- day, no more time given than so many days, no deliveries after so many. Each counts in days after an
-- invoice was due.
create table credit.insurance_cover (
  id                 bigint generated always as identity primary key,
  party_id           bigint not null references credit.party,
  insurer            text not null,
  policy             text not null,
  amount             numeric(19,4) not null check (amount > 0),
  currency           char(3) not null,
  self_retention     numeric(5,2) not null check (self_retention between 0 and 100),
  from_on            date not null,
  until_on           date not null check (until_on >= from_on),
  report_days        integer not null check (report_days between 1 and 720),
  extension_days     integer not null check (extension_days between 1 and 720),
  stop_shipping_days integer not null check (stop_shipping_days between 1 and 720),
  entered_by         text not null,
  entered_at         timestamptz not null,
  ended_by           text,
  ended_at           timestamptz
);
create index insurance_cover_party on credit.insurance_cover (party_id) where ended_at is null;

-- One deadline of a kind at a time, over all invoices that run into it.
create table credit.insurance_deadline (
  id                  bigint generated always as identity primary key,
  cover_id            bigint not null references credit.insurance_cover,
  party_id            bigint not null references credit.party,
  kind                text not null check (kind in ('report', 'extension')),
  due_on              date not null,
  state               text not null default 'open' check (state in ('open', 'done', 'gone')),
  opened_at           timestamptz not null,
  outcome             text,
  note                text,
  done_by             text,
  done_at             timestamptz,
  process_instance_id text
);
create unique index insurance_deadline_open on credit.insurance_deadline (cover_id, kind)
  where state = 'open';
create index insurance_deadline_party on credit.insurance_deadline (party_id, id);

create table credit.insured_invoice (
  deadline_id bigint not null references credit.insurance_deadline,
  invoice_id  bigint not null references receivables.invoice on delete cascade,
  primary key (deadline_id, invoice_id)
);
create index insured_invoice_invoice on credit.insured_invoice (invoice_id);
