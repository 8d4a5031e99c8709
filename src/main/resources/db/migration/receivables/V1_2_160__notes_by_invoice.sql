-- Each invoice that is removed is looked for here: without an index once through all notes.
create index note_invoice on receivables.note (invoice_id);
