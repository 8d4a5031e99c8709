-- What a reminder costs whom it reaches, as it stands in the letter. Owed only once the letter has
-- arrived; what was agreed and what becomes of it, upper rooms know.
create table contact.letter_fee (
  message_id bigint primary key references contact.message on delete cascade,
  invoice_id bigint not null references receivables.invoice on delete cascade,
  step       integer not null check (step > 0),
  currency   char(3) not null,
  amount     numeric(19,4) not null check (amount > 0),
  treatment  text not null check (treatment in ('claimed', 'booked'))
);
create index letter_fee_invoice on contact.letter_fee (invoice_id);
