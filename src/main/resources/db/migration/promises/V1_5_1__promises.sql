-- What customers have promised to pay. A promise lies as a block on its invoices until it is kept,
-- broken or over; money counts for it from the allocation after which it was taken. Whether it was
-- kept is recomputed from the ledger whenever its invoices change, so nothing here can go stale.
create schema promises;

create table promises.plan (
  id                  bigint generated always as identity primary key,
  customer_id         bigint not null references receivables.customer,
  selling_entity_id   bigint not null references receivables.selling_entity,
  currency            char(3) not null,
  amount              numeric(19,4) not null check (amount > 0),
  frequency           text not null check (frequency in ('weekly', 'biweekly', 'monthly', 'list')),
  state               text not null check (state in
                        ('proposed', 'running', 'kept', 'ended', 'rejected', 'withdrawn')),
  said_by             text,
  note                text,
  proposed_by         text not null,
  proposed_at         timestamptz not null,
  approval            text not null,
  decision_id         bigint,
  decided_by          text,
  decided_at          timestamptz,
  ended_at            timestamptz,
  reason              text,
  check ((state in ('kept', 'ended', 'rejected', 'withdrawn')) = (ended_at is not null))
);
create index plan_customer on promises.plan (customer_id, id);
create index plan_unended on promises.plan (customer_id) where ended_at is null;

create table promises.plan_leg (
  plan_id bigint not null references promises.plan,
  leg     integer not null check (leg > 0),
  amount  numeric(19,4) not null check (amount > 0),
  due_on  date not null,
  primary key (plan_id, leg)
);

-- What of which invoice the plan is about; its legs pay the oldest due first.
create table promises.plan_invoice (
  plan_id    bigint not null references promises.plan,
  invoice_id bigint not null references receivables.invoice,
  amount     numeric(19,4) not null check (amount > 0),
  primary key (plan_id, invoice_id)
);
create index plan_invoice_invoice on promises.plan_invoice (invoice_id);

create table promises.promise (
  id                bigint generated always as identity primary key,
  key               text unique,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  tolerance         numeric(19,4) not null check (tolerance >= 0),
  kept_amount       numeric(19,4) not null default 0 check (kept_amount between 0 and amount),
  promised_for      date not null,
  grace_until       date not null,
  state             text not null check (state in
                      ('open', 'kept', 'partly-kept', 'broken', 'withdrawn', 'superseded',
                       'cancelled')),
  channel           text not null check (channel in
                      ('call', 'email', 'portal', 'phone', 'in-person')),
  said_by           text,
  taken_by          text not null,
  taken_at          timestamptz not null,
  taken_after       bigint not null,
  decision_id       bigint,
  plan_id           bigint references promises.plan,
  leg               integer,
  note              text,
  ended_at          timestamptz,
  ended_by          text,
  reason            text,
  check (grace_until >= promised_for),
  check ((state = 'open') = (ended_at is null)),
  check ((plan_id is null) = (leg is null)),
  unique (plan_id, leg)
);
comment on column promises.promise.taken_after is 'the last allocation there was when it was taken';
create index promise_due on promises.promise (selling_entity_id, grace_until) where state = 'open';
create index promise_customer on promises.promise (customer_id, id);
create index promise_customer_open on promises.promise (customer_id) where state = 'open';
create index promise_customer_broken on promises.promise (customer_id) where state = 'broken';
create index promise_ended on promises.promise (state, id);

-- released_at: another promise has taken this invoice over, and this one goes on with the rest.
create table promises.promise_item (
  promise_id  bigint not null references promises.promise,
  invoice_id  bigint not null references receivables.invoice,
  amount      numeric(19,4) not null check (amount > 0),
  kept_amount numeric(19,4) not null default 0 check (kept_amount between 0 and amount),
  block_id    bigint references receivables.block,
  released_at timestamptz,
  primary key (promise_id, invoice_id)
);
create index promise_item_invoice on promises.promise_item (invoice_id);
create index promise_item_block on promises.promise_item (block_id);
