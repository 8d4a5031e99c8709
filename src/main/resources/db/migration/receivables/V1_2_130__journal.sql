-- The ERP is the ledger: what Dunwell itself brings about leaves as numbered batches of journal
-- entries, and what the ERP's next files show of it is recognised instead of booked twice.

-- Only what was recorded through our own doors is ours to post; what came in a file the ERP knows.
-- What stands here already counts as known: nothing is posted after the fact.
alter table receivables.payment add column recorded_here boolean not null default false;
alter table receivables.credit_note add column recorded_here boolean not null default false;

-- The ERP may refuse a credit note or a write-off; then it never was.
alter table receivables.credit_note add column reversed_on date;
alter table receivables.credit_note add column reversal_reason text;
alter table receivables.write_off add column reversed_on date;

-- How each selling entity's ERP wants its journal; none: the defaults. The counter's row is the lock
-- under which batches get their numbers, so that there is no gap and no number twice.
create table receivables.journal_book (
  selling_entity_id   bigint primary key references receivables.selling_entity,
  posting             text not null default 'dunwell' check (posting in ('dunwell', 'erp')),
  cash                text not null default 'erp' check (cash in ('dunwell', 'erp')),
  webhook_url         text,
  secret              bytea,
  receivables_account text,
  bank_account        text,
  credits_account     text,
  bad_debt_account    text,
  last_number         integer not null default 0,
  version             integer not null default 0
);

create table receivables.journal_batch (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  number            integer not null check (number > 0),
  name              text not null unique,
  entries           integer not null,
  closed_at         timestamptz not null,
  closed_by         text not null,
  state             text not null default 'open' check (state in
                      ('open', 'sent', 'acknowledged', 'refused')),
  sent_at           timestamptz,
  acknowledged_at   timestamptz,
  json              bytea not null,
  csv               bytea not null,
  json_sha256       char(64) not null,
  csv_sha256        char(64) not null,
  unique (selling_entity_id, number)
);
create index journal_batch_unfinished on receivables.journal_batch (closed_at)
  where state in ('open', 'sent');

-- What an entry says never changes; only what became of it does. No check on the type: rooms above
-- bring types of their own.
create table receivables.journal_entry (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  type              text not null,
  posting           text not null check (posting in ('dunwell', 'erp')),
  customer_id       bigint not null references receivables.customer,
  invoice_id        bigint references receivables.invoice,
  payment_id        bigint references receivables.payment,
  credit_note_id    bigint references receivables.credit_note,
  write_off_id      bigint references receivables.write_off,
  document          text not null,
  amount            numeric(19,4) not null check (amount <> 0),
  currency          char(3) not null,
  posting_day       date not null,
  document_day      date not null,
  reason            text,
  reverses          bigint references receivables.journal_entry,
  replaces          bigint references receivables.journal_entry,
  created_by        text not null,
  created_at        timestamptz not null,
  batch_id          bigint references receivables.journal_batch,
  state             text not null default 'open' check (state in
                      ('open', 'posted', 'refused', 'known', 'void')),
  erp_number        text,
  -- the number under which a file of payments or credit notes has shown it
  file_number       text,
  refusal           text,
  refusal_settled   text check (refusal_settled in ('again', 'back')),
  acknowledged_at   timestamptz,
  seen_at           timestamptz,
  seen_import_id    bigint references receivables.import_run
);
create index journal_entry_waiting on receivables.journal_entry (selling_entity_id, id)
  where batch_id is null and state = 'open';
create index journal_entry_batch on receivables.journal_entry (batch_id, id);
create index journal_entry_invoice on receivables.journal_entry (invoice_id);
create index journal_entry_payment on receivables.journal_entry (payment_id)
  where payment_id is not null;
create index journal_entry_credit_note on receivables.journal_entry (credit_note_id)
  where credit_note_id is not null;
create index journal_entry_write_off on receivables.journal_entry (write_off_id)
  where write_off_id is not null;
create index journal_entry_unshown on receivables.journal_entry (customer_id)
  where file_number is null and invoice_id is null;
create index journal_entry_file_number on receivables.journal_entry (selling_entity_id, file_number)
  where file_number is not null;
create index journal_entry_unseen_of_invoices on receivables.journal_entry (selling_entity_id)
  where seen_at is null and invoice_id is not null;
create index journal_entry_erp_number on receivables.journal_entry (selling_entity_id, erp_number)
  where erp_number is not null;
create index journal_entry_seen on receivables.journal_entry (seen_import_id)
  where seen_import_id is not null;
create index journal_entry_refused on receivables.journal_entry (id)
  where state = 'refused' and refusal_settled is null;

create function receivables.journal_facts_stay() returns trigger language plpgsql as $$
begin
  if (new.selling_entity_id, new.type, new.posting, new.customer_id, new.document, new.amount,
      new.currency, new.posting_day, new.document_day, new.created_at)
     is distinct from
     (old.selling_entity_id, old.type, old.posting, old.customer_id, old.document, old.amount,
      old.currency, old.posting_day, old.document_day, old.created_at)
     or new.invoice_id is distinct from old.invoice_id
     or old.batch_id is not null and new.batch_id is distinct from old.batch_id then
    raise exception 'journal entry % is written and stays as it is', old.id;
  end if;
  return new;
end $$;
create trigger journal_facts_stay before update on receivables.journal_entry
  for each row execute function receivables.journal_facts_stay();

-- The ways a batch leaves by itself; each is tried until it is done.
create table receivables.journal_delivery (
  batch_id bigint not null references receivables.journal_batch,
  way      text not null check (way in ('file', 'webhook')),
  attempts integer not null default 0,
  due_at   timestamptz,
  done_at  timestamptz,
  problem  text,
  primary key (batch_id, way)
);
create index journal_delivery_due on receivables.journal_delivery (due_at)
  where due_at is not null;
