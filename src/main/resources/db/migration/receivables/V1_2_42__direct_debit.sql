-- From some customers we collect by direct debit: they are not dunned before the debit's result.
alter table receivables.customer add column payment_method text not null default 'transfer'
  check (payment_method in ('transfer', 'direct-debit'));
create index customer_direct_debit on receivables.customer (id)
  where payment_method = 'direct-debit';
