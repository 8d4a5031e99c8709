-- Accounts as somebody entered or imported them. Never changed: a correction is a further row of the
-- same day, and the later one counts.
create table credit.financial_statement (
  id                bigint generated always as identity primary key,
  party_id          bigint not null references credit.party,
  as_of             date not null,
  currency          char(3) not null,
  working_capital   numeric(19,2) not null,
  total_assets      numeric(19,2) not null check (total_assets > 0),
  retained_earnings numeric(19,2) not null,
  ebit              numeric(19,2) not null,
  book_equity       numeric(19,2) not null,
  total_liabilities numeric(19,2) not null check (total_liabilities > 0),
  sales             numeric(19,2) not null check (sales >= 0),
  source            text not null,
  entered_by        text not null,
  entered_at        timestamptz not null,
  import_id         bigint references receivables.import_run
);
create index financial_statement_party on credit.financial_statement
  (party_id, as_of desc, id desc);
