-- Payments that customers make on Stripe's pages, what Stripe tells us about them, and what we still
-- have to ask. The row is there before Stripe is asked, so nothing is paid that we do not know.
create table payments.checkout (
  id                bigint generated always as identity primary key,
  -- what Stripe knows it by: ids begin anew when a sandbox is emptied, this never repeats
  key               uuid not null unique default gen_random_uuid(),
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint not null references receivables.customer,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  state             text not null default 'open' check (state in
                      ('open', 'on-the-way', 'paid', 'failed', 'expired')),
  language          text,
  return_url        text not null,
  session_id        text unique,
  url               text,
  payment_intent    text,
  payment_id        bigint references receivables.payment,
  failure           text,
  started_at        timestamptz not null,
  changed_at        timestamptz not null,
  asked_at          timestamptz not null,
  version           integer not null default 0,
  check ((state = 'paid') = (payment_id is not null))
);
create index checkout_customer on payments.checkout (customer_id, id);
create index checkout_unfinished on payments.checkout (asked_at)
  where state in ('open', 'on-the-way');
create index checkout_payment_intent on payments.checkout (payment_intent)
  where payment_intent is not null;
create index checkout_payment on payments.checkout (payment_id) where payment_id is not null;

create table payments.checkout_part (
  checkout_id bigint not null references payments.checkout,
  invoice_id  bigint not null references receivables.invoice,
  amount      numeric(19,4) not null check (amount > 0),
  primary key (checkout_id, invoice_id)
);
create index checkout_part_invoice on payments.checkout_part (invoice_id);

-- Money that a customer had sent off and that did not come.
create table payments.failed_payment (
  id          bigint generated always as identity primary key,
  source      text not null unique,
  customer_id bigint not null references receivables.customer,
  currency    char(3) not null,
  amount      numeric(19,4) not null,
  reason      text,
  failed_at   timestamptz not null
);
create index failed_payment_customer on payments.failed_payment (customer_id, failed_at);

-- What Stripe says has happened: stored first, acted on after. Only what it is about is kept; how
-- that stands is asked when it is acted on, so neither the order nor a repetition matters and no
-- payer's data lie here.
create table payments.stripe_event (
  id          bigint generated always as identity primary key,
  account     text not null,
  event_id    text not null,
  type        text not null,
  object_id   text not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  -- webhook: Stripe told us; asked: it never arrived and we found it by asking
  via         text not null check (via in ('webhook', 'asked')),
  state       text not null default 'waiting' check (state in
                ('waiting', 'done', 'ignored', 'given-up')),
  attempts    integer not null default 0,
  due_at      timestamptz not null,
  problem     text,
  unique (account, event_id)
);
create index stripe_event_due on payments.stripe_event (due_at, id) where state = 'waiting';
create index stripe_event_latest on payments.stripe_event (received_at, id);

-- How far each account's events are known.
create table payments.stripe_account (
  account   text primary key,
  seen_to   timestamptz,
  looked_at timestamptz not null
);
