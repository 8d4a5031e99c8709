-- An import can be undone as long as nobody has acted on what it brought. For that the ledger has to
-- know what a run created and whether it changed what was there before: what it changed has no
-- picture of before, so such a run cannot be undone. What runs before this one did is not known.
alter table receivables.import_run
  drop constraint import_run_state_check,
  add constraint import_run_state_check check (state in
    ('waiting', 'running', 'asking', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  add column changes_known boolean not null default false,
  add column undo_by text,
  add column undo_from text,
  add column undo_decided boolean not null default false,
  add column undo_after bigint not null default 0,
  add column undo_refused text,
  add column undone_at timestamptz,
  add column undone_rows bigint;
alter table receivables.import_run alter column changes_known set default true;
create index import_run_undoing on receivables.import_run (id) where state = 'undoing';

-- One row for each time a run changed things it had not created; never updated, so that it takes no
-- lock of the run.
create table receivables.import_change (
  id        bigint generated always as identity primary key,
  import_id bigint not null references receivables.import_run,
  what      text not null,
  number    bigint not null check (number > 0)
);
create index import_change_import on receivables.import_change (import_id);

alter table receivables.customer add column import_id bigint references receivables.import_run;
alter table receivables.contact add column import_id bigint references receivables.import_run;
alter table receivables.selling_entity add column import_id bigint references receivables.import_run;

-- A case that was opened keeps its invoice, which then is no invoice of ours any more.
alter table receivables.invoice
  drop constraint invoice_state_check,
  add constraint invoice_state_check check (state in
    ('open', 'paid', 'credited', 'written-off', 'settled-in-ledger', 'import-undone'));

-- What a run created lies together on disk: ranges find it at next to no cost for the insert.
create index invoice_import on receivables.invoice using brin (import_id) with (autosummarize = on);
create index payment_import on receivables.payment using brin (import_id) with (autosummarize = on);
create index credit_note_import on receivables.credit_note using brin (import_id)
  with (autosummarize = on);
-- Whoever removes an invoice must not read these tables to their end.
create index import_seen_invoice on receivables.import_seen (invoice_id);
create index returned_debit_payment on receivables.returned_debit (payment_id);
