-- A discount or a difference that was let go with a payment was let go because of it: when the money
-- goes back, the reduction goes back with it. When money that went back comes in once more, so does
-- the reduction: money_back_id says with which it had gone.
alter table receivables.write_off
  add column payment_id bigint references receivables.payment,
  add column money_back_id bigint references receivables.money_back;
create index write_off_payment on receivables.write_off (payment_id) where payment_id is not null;
create index write_off_money_back on receivables.write_off (money_back_id)
  where money_back_id is not null;

-- Those there are say in words with which payment they were taken.
update receivables.write_off w
set payment_id = p.id
from receivables.invoice i
join receivables.payment p
  on p.selling_entity_id = i.selling_entity_id
where i.id = w.invoice_id
  and w.reason in ('taken with payment ' || p.reference, 'difference of payment ' || p.reference)
  and w.reversed_on is null
  and p.reversed_on is null;
