-- Statements are read as imports are: stored first, then chunk by chunk, from where a crash left off.
alter table payments.statement_file
  add column import_id bigint unique references receivables.import_run,
  -- the file with the same bytes that came before
  add column same_as bigint references payments.statement_file;
create index statement_file_same on payments.statement_file (same_as) where same_as is not null;

-- Which statement of its file it is; what the bank announces and has not booked is counted only.
alter table payments.statement
  add column ordinal integer not null default 0,
  add column pending integer not null default 0;
create unique index statement_of_file on payments.statement (file_id, ordinal) where ordinal > 0;

alter table payments.statement_line
  -- the booking that a line is, or is a part of: the same in the notice of its parts and on the
  -- statement with its sum; begins with r when the bank has a reference for it
  add column booking text,
  -- which part of a batch booking; 0: the whole booking
  add column part integer not null default 0,
  -- why it is ignored or waits for a person, or what it has taken back
  add column remark text;
create index statement_line_booking on payments.statement_line (bank_account_id, booking)
  where booking is not null;

-- What a return may be about is looked for by what it quotes.
create index statement_line_end_to_end on payments.statement_line (selling_entity_id, end_to_end_id)
  where end_to_end_id is not null;
create index statement_line_mandate on payments.statement_line (selling_entity_id, mandate_id)
  where mandate_id is not null;
create index statement_line_reference
  on payments.statement_line (selling_entity_id, bank_reference)
  where bank_reference is not null;
create index statement_line_amount
  on payments.statement_line (selling_entity_id, currency, amount);
create index statement_line_going_back on payments.statement_line (id)
  where state = 'waiting' and kind in ('return', 'reversal');

-- Payments that a return may take back, and the one that it has.
create table payments.return_candidate (
  line_id    bigint not null references payments.statement_line,
  payment_id bigint not null references receivables.payment,
  evidence   text not null,
  taken_back boolean not null default false,
  primary key (line_id, payment_id)
);
create index return_candidate_payment on payments.return_candidate (payment_id);
create unique index return_candidate_taken on payments.return_candidate (line_id) where taken_back;
