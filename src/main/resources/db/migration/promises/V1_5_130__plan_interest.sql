-- A payment plan may bear interest, agreed with it: of what is in the plan instead of what the law or
-- a contract says about paying late, from the day on which the plan begins until it ends. No rate:
-- none was agreed, and the law goes on. A rate of 0: no interest as long as the plan is kept.
alter table promises.plan add column interest_percent numeric(7,4)
  check (interest_percent between 0 and 30);
alter table promises.plan add column started_on date;
comment on column promises.plan.started_on is 'in the selling entity''s zone; the first day of its interest';

-- What the customer was told: interest by the day of this payment, if all are paid on their days.
alter table promises.plan_leg add column interest numeric(19,4) check (interest >= 0);
