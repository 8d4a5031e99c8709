-- A direct debit that came back: nobody waits for it again, whether or not it was waited for before.
create table receivables.returned_debit (
  invoice_id  bigint not null references receivables.invoice,
  due_on      date not null,
  payment_id  bigint not null references receivables.payment,
  returned_on date not null,
  primary key (invoice_id, due_on)
);
