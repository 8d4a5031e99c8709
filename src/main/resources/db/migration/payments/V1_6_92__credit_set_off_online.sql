-- What a payer leaves out of an online payment because it has so much in hand with us: given to the
-- invoice together with the money.
alter table payments.checkout_part add column credit numeric(19,4) not null default 0
  check (credit >= 0);
