-- What was sold and from where, when the ledger says it: what disputes are counted by, beside their
-- reason. Invoices from before this have neither.
alter table receivables.invoice
  add column product_line text check (length(product_line) between 1 and 100),
  add column site text check (length(site) between 1 and 100);
