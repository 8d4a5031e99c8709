-- A payer takes a credit note off what it pays: the match says which credit note goes to which
-- invoice together with the money, so that undoing it frees both.
create table payments.match_set_off (
  match_id       bigint not null references payments.match,
  rank           integer not null,
  credit_note_id bigint not null references receivables.credit_note,
  invoice_id     bigint not null references receivables.invoice,
  amount         numeric(19,4) not null check (amount > 0),
  primary key (match_id, rank, credit_note_id, invoice_id)
);
create index match_set_off_credit_note on payments.match_set_off (credit_note_id);
create index match_set_off_invoice on payments.match_set_off (invoice_id);
