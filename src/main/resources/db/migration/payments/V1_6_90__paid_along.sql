-- Beside what is open of an invoice a payer may choose to pay what lateness has cost: so much was
-- claimed when the payment began, and that is what is booked when the money is here. What a cash
-- discount leaves out is kept, too: the day on which the payment began counts, whenever the money
-- comes.
alter table payments.checkout_part add column charges numeric(19,4) not null default 0
  check (charges >= 0);
alter table payments.checkout_part add column discount numeric(19,4) not null default 0
  check (discount >= 0);
alter table payments.checkout_part drop constraint checkout_part_amount_check;
alter table payments.checkout_part add constraint checkout_part_amount_check
  check (amount >= 0 and amount + charges > 0);

-- The form that a payment began with: sent twice, it is one payment.
alter table payments.checkout add column form_key text unique;
