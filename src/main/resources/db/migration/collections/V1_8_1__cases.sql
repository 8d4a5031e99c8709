-- One running case per past-due invoice. The row is the record; the engine's instance is how it runs.
create schema collections;

create sequence collections.past_due_case_seq increment by 200;
create table collections.past_due_case (
  id                  bigint primary key,
  invoice_id          bigint not null references receivables.invoice,
  episode             integer not null,
  business_key        text not null unique,
  customer_id         bigint not null references receivables.customer,
  selling_entity_id   bigint not null references receivables.selling_entity,
  process_instance_id text,
  action              text,
  tone                text,
  next_at             timestamptz,
  decision_no         integer not null default 0,
  decision_id         bigint,
  started_at          timestamptz not null,
  ended_at            timestamptz,
  outcome             text check (outcome in
                        ('paid', 'credited', 'written-off', 'settled-in-ledger', 'no-longer-due',
                         'import-undone')),
  unique (invoice_id, episode),
  check ((ended_at is null) = (outcome is null))
);
create unique index past_due_case_running on collections.past_due_case (invoice_id)
  where ended_at is null;
create index past_due_case_customer on collections.past_due_case (customer_id) where ended_at is null;
create index past_due_case_ended on collections.past_due_case (ended_at);

-- Work about a customer as a whole: one open call, one open escalation, each holding its cases.
create table collections.customer_task (
  id                  bigint generated always as identity primary key,
  kind                text not null check (kind in ('call', 'escalation')),
  customer_id         bigint not null references receivables.customer,
  process_instance_id text,
  state               text not null check (state in ('open', 'done', 'withdrawn')),
  opened_at           timestamptz not null,
  ended_at            timestamptz,
  ended_by            text,
  outcome             text,
  note                text,
  pause_until         date
);
create unique index customer_task_open on collections.customer_task (kind, customer_id)
  where state = 'open';

create table collections.customer_task_case (
  task_id     bigint not null references collections.customer_task,
  case_id     bigint not null references collections.past_due_case,
  request_id  bigint references contact.request,
  joined_at   timestamptz not null,
  left_at     timestamptz,
  primary key (task_id, case_id)
);
create index customer_task_case_case on collections.customer_task_case (case_id);
create index past_due_case_instance on collections.past_due_case (process_instance_id)
  where ended_at is null;
