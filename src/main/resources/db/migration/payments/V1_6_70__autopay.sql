-- Customers who let us take what is due: the mandate is given on Stripe's page, what is taken is
-- announced before, and each attempt is a row before Stripe is asked, so that nothing is taken twice.
-- Of cards and accounts only what Stripe shows people is kept: kind, brand or bank, last digits.
create table payments.stripe_customer (
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  key               uuid not null unique default gen_random_uuid(),
  stripe_id         text,
  primary key (customer_id, selling_entity_id)
);

create table payments.autopay (
  id                bigint generated always as identity primary key,
  key               uuid not null unique default gen_random_uuid(),
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  currency          char(3) not null,
  -- the most that the customer lets us take at once
  ceiling           numeric(19,4) check (ceiling > 0),
  state             text not null default 'pending' check (state in ('pending', 'active', 'ended')),
  language          text,
  return_url        text not null,
  session_id        text unique,
  url               text,
  stripe_customer   text,
  payment_method    text,
  method_kind       text,
  method_name       text,
  last4             text,
  mandate           text,
  mandate_reference text,
  started_at        timestamptz not null,
  asked_at          timestamptz not null,
  agreed_on         date,
  ended_at          timestamptz,
  ended_by          text,
  end_reason        text,
  -- when the payment method is to be taken off at Stripe; null when there is nothing to do
  detach_at         timestamptz,
  check (state <> 'active' or payment_method is not null),
  check ((state = 'ended') = (ended_at is not null))
);
create unique index autopay_running on payments.autopay (customer_id, selling_entity_id, currency, state)
  where state in ('pending', 'active');
create index autopay_customer on payments.autopay (customer_id, id);
create index autopay_pending on payments.autopay (asked_at) where state = 'pending';
create index autopay_detach on payments.autopay (detach_at) where detach_at is not null;
create index autopay_payment_method on payments.autopay (payment_method)
  where payment_method is not null;
create index autopay_mandate on payments.autopay (mandate) where mandate is not null;

-- What is to be taken on a day, as it was announced; never more than that is taken.
create table payments.autopay_charge (
  id          bigint generated always as identity primary key,
  autopay_id  bigint not null references payments.autopay,
  amount      numeric(19,4) not null check (amount >= 0),
  charge_on   date not null,
  state       text not null check (state in
                ('announced', 'charging', 'waiting', 'paid', 'failed', 'cancelled')),
  -- the day of the next attempt; null when there is none to come
  next_on     date,
  -- the announcement that holds, and how many days before the charge it has to be there
  notice_key  text,
  notice_days integer not null,
  attempts    integer not null default 0,
  checkout_id bigint references payments.checkout,
  failure     text,
  decision_id bigint,
  created_at  timestamptz not null,
  ended_at    timestamptz,
  check ((state in ('announced', 'waiting')) = (next_on is not null))
);
create index autopay_charge_autopay on payments.autopay_charge (autopay_id, id);
create index autopay_charge_next on payments.autopay_charge (next_on, id) where next_on is not null;
create index autopay_charge_checkout on payments.autopay_charge (checkout_id)
  where checkout_id is not null;

create table payments.autopay_part (
  charge_id     bigint not null references payments.autopay_charge,
  instalment_id bigint not null references receivables.instalment,
  invoice_id    bigint not null references receivables.invoice,
  -- 0 when the customer's own limit left it out: it is named in the announcement, and not taken
  amount        numeric(19,4) not null check (amount >= 0),
  primary key (charge_id, instalment_id)
);
create index autopay_part_instalment on payments.autopay_part (instalment_id);
create index autopay_part_invoice on payments.autopay_part (invoice_id);

-- Each try to take a charge, until Stripe has said what came of it.
create table payments.autopay_attempt (
  checkout_id bigint primary key references payments.checkout,
  charge_id   bigint not null references payments.autopay_charge,
  due_at      timestamptz,
  asked       integer not null default 0,
  problem     text
);
create index autopay_attempt_charge on payments.autopay_attempt (charge_id);
create index autopay_attempt_due on payments.autopay_attempt (due_at) where due_at is not null;

-- An attempt is paid for like any other online payment, but nobody is sent to a page.
alter table payments.checkout
  add column via text not null default 'page' check (via in ('page', 'autopay')),
  alter column return_url drop not null,
  add check (via = 'autopay' or return_url is not null);
