-- An invoice that goes because its import is undone is looked up in every table that could name it.
create index insolvency_claim_item_invoice on collections.insolvency_claim_item (invoice_id);
