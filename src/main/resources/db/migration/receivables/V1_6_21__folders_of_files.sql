-- More than one kind of file comes by folder: each kind has its own, and paths are told apart in it.
alter table receivables.document_file
  add column kind text not null default 'documents';
alter table receivables.document_file
  alter column kind drop default;
drop index receivables.document_file_waiting;
create unique index document_file_waiting on receivables.document_file (kind, path)
  where not put_away;
