-- Credit holds that the ladder placed: those are released again by themselves when what is past due
-- is paid, while a hold that a person placed stays until a person releases it. look_at: its customer
-- owes something else now, so somebody has to look whether it is still right.
create table collections.ladder_hold (
  hold_id     bigint primary key references credit.credit_hold,
  customer_id bigint not null references receivables.customer,
  placed_at   timestamptz not null,
  look_at     timestamptz,
  ended_at    timestamptz
);
create index ladder_hold_customer on collections.ladder_hold (customer_id) where ended_at is null;
create index ladder_hold_look on collections.ladder_hold (look_at)
  where ended_at is null and look_at is not null;

alter table collections.tomorrow_line drop constraint tomorrow_line_step_check;
alter table collections.tomorrow_line add constraint tomorrow_line_step_check check (step in
  ('notice', 'reminder', 'call', 'escalation', 'hand-over', 'credit-hold', 'wait'));
