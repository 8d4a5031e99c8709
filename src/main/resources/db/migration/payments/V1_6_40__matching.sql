-- What became of each line of a bank statement and why. A line has one match that stands; what was
-- undone stays as history.
create table payments.match (
  id          bigint generated always as identity primary key,
  line_id     bigint not null references payments.statement_line,
  state       text not null check (state in ('posted', 'queued', 'ignored', 'undone')),
  -- who owes and pays; null while nobody is known
  customer_id bigint references receivables.customer,
  payment_id  bigint references receivables.payment,
  confidence  integer not null check (confidence between 0 and 100),
  reason      text not null,
  -- the row of rules/matching.dmn that decided, and the table's version; null for a person's choice
  rule        text,
  model       text,
  automatic   boolean not null,
  decided_by  text not null,
  decided_at  timestamptz not null,
  undone_by   text,
  undone_at   timestamptz,
  undo_reason text,
  version     integer not null default 0,
  check ((state = 'posted') <= (payment_id is not null)),
  check ((state = 'undone') = (undone_at is not null))
);
create unique index match_standing on payments.match (line_id) where state <> 'undone';
create index match_line on payments.match (line_id);
create index match_payment on payments.match (payment_id) where payment_id is not null;
create index match_customer on payments.match (customer_id) where customer_id is not null;
create index match_decided on payments.match (decided_at, id);

-- Ranked suggestions of a match that waits.
create table payments.match_proposal (
  match_id    bigint not null references payments.match,
  rank        integer not null check (rank between 1 and 9),
  customer_id bigint not null references receivables.customer,
  confidence  integer not null check (confidence between 0 and 100),
  reason      text not null,
  primary key (match_id, rank)
);
create index match_proposal_customer on payments.match_proposal (customer_id);

-- How much goes to which invoice; of a posted match: rank 0.
create table payments.match_part (
  match_id         bigint not null references payments.match,
  rank             integer not null,
  invoice_id       bigint not null references receivables.invoice,
  amount           numeric(19,4) not null check (amount > 0),
  -- what is missing, and what rules/payment-differences.dmn made of it
  difference       numeric(19,4) not null default 0 check (difference >= 0),
  treatment        text check (treatment in
                     ('discount', 'write-off', 'dispute', 'residual', 'on-account', 'ask')),
  deduction_reason text,
  write_off_id     bigint references receivables.write_off,
  primary key (match_id, rank, invoice_id)
);
create index match_part_invoice on payments.match_part (invoice_id);
create index match_part_write_off on payments.match_part (write_off_id)
  where write_off_id is not null;

-- Accounts and names that have paid for a customer before. Learned from a match; what is undone is
-- unlearned.
create table payments.known_payer (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('account', 'name')),
  key         text not null,
  customer_id bigint not null references receivables.customer,
  match_id    bigint references payments.match,
  learned_by  text not null,
  learned_at  timestamptz not null,
  unique (kind, key, customer_id)
);
create index known_payer_customer on payments.known_payer (customer_id);
create index known_payer_match on payments.known_payer (match_id) where match_id is not null;

-- What payers say they have paid, or will: waits for its money, or explains money that waits.
create table payments.remittance_advice (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint not null references receivables.customer,
  reference         text not null,
  paid_on           date,
  currency          char(3) not null,
  total             numeric(19,4) not null check (total > 0),
  line_id           bigint references payments.statement_line,
  received_by       text not null,
  received_at       timestamptz not null,
  unique (customer_id, reference)
);
create index remittance_advice_waiting on payments.remittance_advice (customer_id, currency, total)
  where line_id is null;
create index remittance_advice_entity on payments.remittance_advice (selling_entity_id);
create index remittance_advice_line on payments.remittance_advice (line_id)
  where line_id is not null;

create table payments.remittance_item (
  advice_id        bigint not null references payments.remittance_advice,
  position         integer not null,
  invoice_id       bigint not null references receivables.invoice,
  amount           numeric(19,4) not null check (amount > 0),
  deduction        numeric(19,4) not null default 0 check (deduction >= 0),
  deduction_reason text,
  primary key (advice_id, position)
);
create index remittance_item_invoice on payments.remittance_item (invoice_id);
