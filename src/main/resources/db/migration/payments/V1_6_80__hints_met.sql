-- A customer that has said it paid is right once the money has come: the hint has done its work, is
-- no reason for other money any more, and what was not asked for because of it is asked for again.
alter table payments.payment_hint
  add column met_line_id bigint references payments.statement_line,
  add column met_at timestamptz,
  add check ((met_line_id is null) = (met_at is null));
create index payment_hint_waiting on payments.payment_hint (customer_id) where met_at is null;
create index payment_hint_met on payments.payment_hint (met_line_id) where met_line_id is not null;
