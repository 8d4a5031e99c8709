-- What is owed and what came in. Amounts are numeric(19,4) beside their char(3) currency; every
-- invoice has at least one instalment, so that "past due" is one sum whatever the terms are.
create schema receivables;

create table receivables.selling_entity (
  id             bigint generated always as identity primary key,
  code           text not null unique,
  name           text not null,
  street         text,
  postal_code    text,
  city           text,
  country        char(2) not null,
  language       text not null default 'en',
  time_zone      text not null,
  calendar       text not null,
  currency       char(3) not null,
  email          text not null,
  phone          text,
  website        text,
  vat_id         text,
  bank_name      text,
  iban           text,
  bic            text,
  version        integer not null default 0
);

create table receivables.customer (
  id          bigint generated always as identity primary key,
  number      text not null unique,
  name        text not null,
  street      text,
  postal_code text,
  city        text,
  country     char(2) not null,
  language    text not null default 'en',
  time_zone   text not null,
  calendar    text not null,
  segment     text not null default 'standard' check (segment in ('key-account', 'standard', 'small')),
  risk_class  text not null default 'medium' check (risk_class in ('low', 'medium', 'high')),
  owner       text,
  portfolio   text,
  parent_id   bigint references receivables.customer,
  bill_to_id  bigint references receivables.customer,
  payer_id    bigint references receivables.customer,
  version     integer not null default 0
);
create index customer_parent on receivables.customer (parent_id);
create index customer_bill_to on receivables.customer (bill_to_id);
create index customer_payer on receivables.customer (payer_id);

create table receivables.contact (
  id                   bigint generated always as identity primary key,
  customer_id          bigint not null references receivables.customer,
  name                 text,
  role                 text not null default 'accounts-payable'
                         check (role in ('accounts-payable', 'purchasing', 'management', 'other')),
  email                text,
  phone                text,
  language             text,
  time_zone            text,
  email_consent        boolean not null default true,
  phone_consent        boolean not null default true,
  email_retired_at     timestamptz,
  email_retired_reason text,
  check (email is not null or phone is not null or name is not null)
);
create unique index contact_identity on receivables.contact
  (customer_id, role, coalesce(lower(email), ''), coalesce(phone, ''), coalesce(name, ''));

-- One run of an importer. The upload itself waits in import_chunk until the run has ended.
create table receivables.import_run (
  id          bigint generated always as identity primary key,
  kind        text not null,
  file_name   text not null,
  sha256      char(64) not null,
  mapping     text,
  dry_run     boolean not null,
  state       text not null check (state in
                ('waiting', 'running', 'asking', 'done', 'failed', 'cancelled')),
  question    text,
  answer      text,
  started_by  text not null,
  created_at  timestamptz not null,
  ended_at    timestamptz,
  lines_read  bigint not null default 0,
  rows        bigint not null default 0,
  accepted    bigint not null default 0,
  unchanged   bigint not null default 0,
  rejected    bigint not null default 0,
  failure     text
);

create table receivables.import_chunk (
  import_id bigint not null references receivables.import_run,
  position  integer not null,
  bytes     bytea not null,
  primary key (import_id, position)
);

create table receivables.import_error (
  id        bigint generated always as identity primary key,
  import_id bigint not null references receivables.import_run,
  line      bigint not null,
  field     text,
  value     text,
  problem   text not null,
  mend      text not null,
  raw       text not null
);
create index import_error_import on receivables.import_error (import_id, line);

create table receivables.invoice (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint not null references receivables.customer,
  number            text not null,
  issued_on         date not null,
  due_on            date not null,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  open_amount       numeric(19,4) not null check (open_amount between 0 and amount),
  reference         text,
  state             text not null default 'open' check (state in
                      ('open', 'paid', 'credited', 'written-off', 'settled-in-ledger')),
  closed_on         date,
  import_id         bigint references receivables.import_run,
  version           integer not null default 0,
  unique (selling_entity_id, number),
  check ((state = 'open') = (open_amount > 0))
);
create index invoice_customer on receivables.invoice (customer_id, selling_entity_id);
create index invoice_open_customer on receivables.invoice (customer_id) where state = 'open';

create table receivables.instalment (
  id          bigint generated always as identity primary key,
  invoice_id  bigint not null references receivables.invoice,
  position    integer not null,
  due_on      date not null,
  amount      numeric(19,4) not null check (amount > 0),
  open_amount numeric(19,4) not null check (open_amount between 0 and amount),
  unique (invoice_id, position)
);
create index instalment_open_due on receivables.instalment (due_on, invoice_id) where open_amount > 0;

create table receivables.payment (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint not null references receivables.customer,
  reference         text not null,
  received_on       date not null,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  unapplied_amount  numeric(19,4) not null check (unapplied_amount between 0 and amount),
  remittance        text,
  reversed_on       date,
  reversal_reason   text,
  import_id         bigint references receivables.import_run,
  recorded_at       timestamptz not null,
  version           integer not null default 0,
  unique (selling_entity_id, reference)
);
create index payment_customer on receivables.payment (customer_id, selling_entity_id);
create index payment_unapplied on receivables.payment (customer_id) where unapplied_amount > 0;

create table receivables.credit_note (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint not null references receivables.customer,
  number            text not null,
  issued_on         date not null,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  unapplied_amount  numeric(19,4) not null check (unapplied_amount between 0 and amount),
  reason            text,
  import_id         bigint references receivables.import_run,
  recorded_at       timestamptz not null,
  version           integer not null default 0,
  unique (selling_entity_id, number)
);
create index credit_note_customer on receivables.credit_note (customer_id, selling_entity_id);
create index credit_note_unapplied on receivables.credit_note (customer_id) where unapplied_amount > 0;

create table receivables.write_off (
  id             bigint generated always as identity primary key,
  invoice_id     bigint not null references receivables.invoice,
  amount         numeric(19,4) not null check (amount > 0),
  reason         text not null,
  written_off_on date not null,
  written_off_by text not null
);
create index write_off_invoice on receivables.write_off (invoice_id);

-- Which money, credit or snapshot closed which part of which instalment. Never deleted: a reversal
-- sets reversed_on.
create table receivables.allocation (
  id             bigint generated always as identity primary key,
  invoice_id     bigint not null references receivables.invoice,
  instalment_id  bigint not null references receivables.instalment,
  payment_id     bigint references receivables.payment,
  credit_note_id bigint references receivables.credit_note,
  write_off_id   bigint references receivables.write_off,
  settled_by_id  bigint references receivables.import_run,
  amount         numeric(19,4) not null check (amount > 0),
  allocated_on   date not null,
  reversed_on    date,
  check (num_nonnulls(payment_id, credit_note_id, write_off_id, settled_by_id) = 1)
);
create index allocation_invoice on receivables.allocation (invoice_id);
create index allocation_instalment on receivables.allocation (instalment_id);
create index allocation_payment on receivables.allocation (payment_id) where payment_id is not null;
create index allocation_credit_note on receivables.allocation (credit_note_id)
  where credit_note_id is not null;

-- What may not be collected now. An open block of amount null covers the whole invoice.
create table receivables.block (
  id         bigint generated always as identity primary key,
  invoice_id bigint not null references receivables.invoice,
  kind       text not null check (kind in ('dispute', 'promise', 'hold', 'payment-on-the-way')),
  amount     numeric(19,4) check (amount > 0),
  until      date,
  source     text not null,
  reason     text,
  set_by     text not null,
  set_at     timestamptz not null,
  lifted_at  timestamptz
);
create index block_open on receivables.block (invoice_id) where lifted_at is null;
create index block_until on receivables.block (until) where lifted_at is null;
