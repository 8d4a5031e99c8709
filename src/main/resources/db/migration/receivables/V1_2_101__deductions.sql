-- Why a payment was less than was asked for: so much of this invoice was left out, for this reason.
-- A fact about the payment as it came; it stays when the payment is reversed.
create table receivables.deduction (
  id          bigint generated always as identity primary key,
  payment_id  bigint not null references receivables.payment,
  invoice_id  bigint not null references receivables.invoice,
  amount      numeric(19,4) not null check (amount > 0),
  reason      text not null,
  recorded_at timestamptz not null
);
create index deduction_payment on receivables.deduction (payment_id);
create index deduction_invoice on receivables.deduction (invoice_id);
