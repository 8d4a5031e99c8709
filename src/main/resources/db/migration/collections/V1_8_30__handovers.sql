-- Whether a customer's cases go to an agency or a lawyer is decided once for all of them.
alter table collections.customer_task drop constraint customer_task_kind_check;
alter table collections.customer_task add constraint customer_task_kind_check
  check (kind in ('call', 'escalation', 'handover'));

-- What is outside: who has it, since when, and what they said last.
create table collections.handover (
  id             bigint generated always as identity primary key,
  task_id        bigint not null unique references collections.customer_task,
  customer_id    bigint not null references receivables.customer,
  recipient      text not null check (recipient in ('agency', 'lawyer')),
  partner        text not null,
  handed_over_at timestamptz not null,
  handed_over_by text not null,
  note           text,
  status         text not null check (status in
                   ('outside', 'instalments', 'paid', 'uncollectable', 'returned', 'settled')),
  follow_up_on   date not null,
  last_report    text,
  ended_at       timestamptz,
  ended_by       text,
  check ((ended_at is null) = (status in ('outside', 'instalments')))
);
create index handover_customer on collections.handover (customer_id);
create index handover_outside on collections.handover (follow_up_on) where ended_at is null;

-- Each invoice with what was open on the day it was handed over.
create table collections.handover_item (
  handover_id bigint not null references collections.handover,
  invoice_id  bigint not null references receivables.invoice,
  currency    char(3) not null,
  open_amount numeric(19,4) not null,
  primary key (handover_id, invoice_id)
);
create index handover_item_invoice on collections.handover_item (invoice_id);
