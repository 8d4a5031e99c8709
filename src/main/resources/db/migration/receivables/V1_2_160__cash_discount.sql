-- Who pays early may pay less, where the invoice says so. Beside the invoice, because few have it.
create table receivables.cash_discount (
  invoice_id bigint primary key references receivables.invoice on delete cascade,
  percent    numeric(6,3) not null check (percent > 0 and percent < 100),
  until      date not null
);

-- A discount taken in its days closes a part of an invoice as a write-off does, and is none: nobody
-- gave anything up. In the journal it is an entry of its own kind.
alter table receivables.write_off add column kind text not null default 'write-off'
  check (kind in ('write-off', 'discount'));
