-- Documents come by themselves, too: from a folder, or from the archive of a selling entity when one
-- is first needed.
alter table receivables.selling_entity
  add column document_url text;

-- A file that lay in the folder. The fingerprint takes each content once, on whichever node; the file
-- stays until its import has ended and is then put away.
create table receivables.document_file (
  id        bigint generated always as identity primary key,
  path      text not null,
  sha256    char(64) not null,
  import_id bigint not null references receivables.import_run,
  taken_at  timestamptz not null,
  put_away  boolean not null default false
);
create unique index document_file_waiting on receivables.document_file (path) where not put_away;

-- A document that its archive did not give: not asked for again at once.
create table receivables.document_miss (
  invoice_id bigint primary key references receivables.invoice,
  asked_at   timestamptz not null,
  why        text not null
);
