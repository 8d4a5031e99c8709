-- Stripe pays out in one sum what many customers have paid, less its fees. On the bank statement that
-- is no payment of anybody's invoice: it was recorded when they paid.
create table payments.stripe_payout (
  id         text primary key,
  account    text not null,
  currency   char(3) not null,
  amount     numeric(19,4) not null,
  arrives_on date not null,
  status     text not null,
  -- what the bank may quote; null when Stripe does not tell
  trace_id   text,
  -- null where Stripe does not say what a payout consists of
  payments   integer,
  fees       numeric(19,4),
  line_id    bigint unique references payments.statement_line,
  heard_at   timestamptz not null
);
create index stripe_payout_awaited on payments.stripe_payout (currency, amount)
  where line_id is null;
