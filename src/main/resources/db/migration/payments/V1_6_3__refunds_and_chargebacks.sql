-- Money that goes back: asked for by one person, agreed to by another, sent after that; and money
-- that a payer's bank takes back, with the day by which we have to prove our case.
create table payments.refund (
  id          bigint generated always as identity primary key,
  key         uuid not null unique default gen_random_uuid(),
  payment_id  bigint not null references receivables.payment,
  currency    char(3) not null,
  amount      numeric(19,4) not null check (amount > 0),
  reason      text not null,
  state       text not null check (state in ('asked', 'refused', 'approved', 'sent', 'failed')),
  approval    text not null,
  decision_id bigint,
  asked_by    text not null,
  asked_at    timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  note        text,
  stripe_id   text,
  problem     text,
  attempts    integer not null default 0,
  due_at      timestamptz
);
create index refund_payment on payments.refund (payment_id);
create index refund_due on payments.refund (due_at, id) where state = 'approved';

create table payments.chargeback (
  id            bigint generated always as identity primary key,
  stripe_id     text not null unique,
  payment_id    bigint not null references receivables.payment,
  currency      char(3) not null,
  amount        numeric(19,4) not null,
  reason        text,
  -- as Stripe says it, such as needs_response, won, lost
  status        text not null,
  evidence_due  timestamptz,
  money_back_id bigint references receivables.money_back,
  heard_at      timestamptz not null,
  changed_at    timestamptz not null
);
create index chargeback_payment on payments.chargeback (payment_id);
create index chargeback_money_back on payments.chargeback (money_back_id)
  where money_back_id is not null;
