-- Who gets what on a coming day, as it was thought through some time before: one line for each
-- letter, call, decision and reason why nothing happens. Made in portions in the background and
-- anew for one customer at once; a picture to look at, from which nothing is ever sent.
create table collections.tomorrow_run (
  id             bigint generated always as identity primary key,
  day            date not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  after_customer bigint not null default 0,
  customers      integer not null default 0,
  candidates     integer not null,
  made_at        timestamptz
);
-- Two people who press the button at once get one run.
create unique index tomorrow_run_open on collections.tomorrow_run ((true)) where made_at is null;
create index tomorrow_run_day on collections.tomorrow_run (day, id);

create table collections.tomorrow_line (
  id                bigint generated always as identity primary key,
  day               date not null,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  at                timestamptz not null,
  step              text not null check (step in
                      ('notice', 'reminder', 'call', 'escalation', 'hand-over', 'wait')),
  channel           text not null check (channel in ('email', 'letter', 'phone', 'desk', 'none')),
  tone              text not null,
  recipient         text,
  subject           text,
  invoices          bigint[] not null,
  cause             text check (cause in ('policy', 'hold', 'blocked', 'reply', 'left-out', 'other')),
  why_not           text,
  until             timestamptz,
  made_at           timestamptz not null,
  check ((cause is null) = (why_not is null))
);
create index tomorrow_line_day on collections.tomorrow_line (day, id);
create index tomorrow_line_customer on collections.tomorrow_line (customer_id, day);
