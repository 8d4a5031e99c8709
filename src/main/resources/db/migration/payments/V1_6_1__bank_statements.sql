-- What banks say about our accounts. A file is kept as it came; a line is kept once, whatever number
-- of files shows it, and matching says what became of it.
create schema payments;

-- Our own accounts: whose money arrives on them.
create table payments.bank_account (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  -- an IBAN without spaces, else the bank's number as statements write it
  number            text not null unique,
  currency          char(3),
  name              text
);
create index bank_account_selling_entity on payments.bank_account (selling_entity_id);

create table payments.statement_file (
  id          bigint generated always as identity primary key,
  name        text not null,
  sha256      char(64) not null,
  format      text,
  bytes       bigint not null,
  state       text not null check (state in ('waiting', 'reading', 'read', 'refused')),
  failure     text,
  received_by text not null,
  received_at timestamptz not null,
  read_at     timestamptz
);
create index statement_file_sha256 on payments.statement_file (sha256);

create table payments.statement (
  id              bigint generated always as identity primary key,
  file_id         bigint not null references payments.statement_file,
  bank_account_id bigint not null references payments.bank_account,
  -- the bank's own name for it, such as a camt message's Stmt/Id or a MT940's :28C:
  reference       text,
  -- what it is: the booked day, what the day has brought so far, a notice of single entries
  kind            text not null check (kind in ('statement', 'report', 'notification')),
  from_day        date,
  to_day          date,
  currency        char(3),
  opening         numeric(19,4),
  closing         numeric(19,4),
  entries         integer not null default 0
);
create index statement_file_statements on payments.statement (file_id);
create index statement_bank_account on payments.statement (bank_account_id);

-- One movement of money; of a batch booking: one of its transactions.
create table payments.statement_line (
  id                   bigint generated always as identity primary key,
  statement_id         bigint not null references payments.statement,
  bank_account_id      bigint not null references payments.bank_account,
  selling_entity_id    bigint not null references receivables.selling_entity,
  -- the same movement in another file, or on another day's overlapping statement, has the same
  fingerprint          text not null,
  booked_on            date not null,
  value_on             date not null,
  currency             char(3) not null,
  -- above zero: came in; below: went out
  amount               numeric(19,4) not null check (amount <> 0),
  -- return: of a payment that came in before (a debit, a cheque); reversal: the bank corrects itself
  kind                 text not null check (kind in ('payment', 'return', 'reversal', 'charge', 'other')),
  bank_reference       text,
  end_to_end_id        text,
  mandate_id           text,
  structured_reference text,
  remittance           text,
  payer_name           text,
  payer_account        text,
  payer_bic            text,
  -- ISO 20022 return reason such as AC04, or the bank's own words
  return_reason        text,
  -- the bank's code of what it is: ISO domain/family/sub-family, SWIFT or BAI type
  transaction_code     text,
  state                text not null default 'waiting' check (state in
                         ('waiting', 'posted', 'queued', 'ignored')),
  unique (bank_account_id, fingerprint)
);
create index statement_line_statement on payments.statement_line (statement_id);
create index statement_line_waiting on payments.statement_line (id) where state = 'waiting';
create index statement_line_queued on payments.statement_line (booked_on, id) where state = 'queued';
