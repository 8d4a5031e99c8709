-- Money that lies unapplied counts for open promises too, the earliest first. Which money is new is
-- told by the number of the customer's last payment when the promise was taken, as it is told by the
-- number of the last allocation for money that is applied. What there was to keep is written down:
-- the kept rate is measured by it, and a credit note makes it smaller.
alter table promises.promise
  add column paid_before      bigint not null default 0,
  add column unmatched_amount numeric(19,4) not null default 0,
  add column payable_amount   numeric(19,4);

update promises.promise p
set paid_before = coalesce(
  (select max(y.id)
   from receivables.payment y
   where y.customer_id = p.customer_id
     and y.recorded_at <= p.taken_at),
  0);

alter table promises.promise
  add check (unmatched_amount between 0 and kept_amount),
  add check (payable_amount between 0 and amount);

comment on column promises.promise.paid_before is 'the customer''s last payment when it was taken';
comment on column promises.promise.unmatched_amount is 'what of kept_amount closes no invoice yet';
comment on column promises.promise.payable_amount is 'what of amount there was to keep, as last seen; null: all of it';
