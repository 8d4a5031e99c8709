-- What is open of a customer in its party's currency and how much of it will not come, by the
-- provision matrix; renewed together with its behaviour.
create table credit.expected_loss (
  customer_id bigint primary key references receivables.customer on delete cascade,
  currency    char(3) not null,
  open_amount numeric(19,4) not null,
  loss        numeric(19,4) not null
);

-- Who wants the list of poor payers by mail, when, and which of it.
create table credit.poor_payer_mail (
  id       bigint generated always as identity primary key,
  user_id  text not null,
  every    text not null check (every in ('day', 'week')),
  filter   text not null,
  since    timestamptz not null,
  -- the last day it went on, in the first selling entity's zone
  last_day date,
  unique (user_id, filter)
);
