-- How a customer pays, made of the ledger: one row of now for each. Past days are not kept, they are
-- reckoned from the ledger when somebody asks, so that an import of old years shows old years.
create table credit.behaviour (
  customer_id                bigint primary key references receivables.customer on delete cascade,
  -- since when it reads like this, in the customer's zone
  as_of                      date not null,
  invoices_settled           integer not null,
  average_days_beyond_terms  numeric(12,2),
  average_days_against_terms numeric(12,2),
  trend_days                 numeric(12,2),
  late_share                 numeric(5,4),
  longest_days_late          integer not null,
  past_due                   numeric(19,4) not null,
  oldest_days_past_due       integer not null,
  promises_kept              integer not null,
  promises_broken            integer not null,
  disputes_opened            integer not null,
  disputes_rejected          integer not null,
  failed_debits              integer not null,
  sold_in_year               numeric(19,4) not null,
  customer_since             date
);
-- the list of poor payers begins with the worst
create index behaviour_beyond_terms on credit.behaviour
  (average_days_beyond_terms desc nulls last, customer_id);

-- "Something about this customer has changed": appended in the transaction of the change, never
-- unique, so that two who change the same customer do not wait for each other.
create table credit.behaviour_mark (
  id          bigint generated always as identity primary key,
  customer_id bigint not null,
  marked_at   timestamptz not null
);
create index behaviour_mark_customer on credit.behaviour_mark (customer_id);

create index returned_debit_day on receivables.returned_debit (returned_on);

-- A customer whose import is undone takes along what was only reckoned about it.
alter table credit.party drop constraint party_customer_id_fkey;
alter table credit.party add constraint party_customer_id_fkey
  foreign key (customer_id) references receivables.customer on delete cascade;
