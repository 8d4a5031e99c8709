-- A page about an invoice shows lifted blocks too; the index on open ones does not serve that.
create index block_invoice on receivables.block (invoice_id);
