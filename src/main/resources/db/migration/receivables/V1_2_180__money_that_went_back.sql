-- Money that came in and went back to the payer: refunded by us, or taken by the payer's bank. The
-- payment stands for the rest: amount = what closes invoices + unapplied + went back.
alter table receivables.payment
  add column returned_amount numeric(19,4) not null default 0,
  add constraint payment_is_spent_once check (
    returned_amount >= 0 and unapplied_amount + returned_amount <= amount);

create table receivables.money_back (
  id          bigint generated always as identity primary key,
  payment_id  bigint not null references receivables.payment,
  kind        text not null check (kind in ('refund', 'chargeback')),
  -- the bank's or the provider's name for it; the same one again changes nothing
  reference   text not null,
  amount      numeric(19,4) not null check (amount > 0),
  returned_on date not null,
  reason      text,
  -- it came in once more: a refund that could not be paid out, a chargeback that was won
  undone_on   date,
  recorded_at timestamptz not null,
  unique (payment_id, reference)
);

-- What is open again because of it, so that it closes the same when the money comes in once more.
create table receivables.money_back_part (
  money_back_id bigint not null references receivables.money_back,
  invoice_id    bigint not null references receivables.invoice,
  amount        numeric(19,4) not null check (amount > 0),
  primary key (money_back_id, invoice_id)
);
create index money_back_part_invoice on receivables.money_back_part (invoice_id);
