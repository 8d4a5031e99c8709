-- What customers say is wrong with invoices. Each row is one process instance of dispute.bpmn, which
-- reads everything from here; the part in dispute is blocked in receivables by the same transaction.
create table disputes.dispute (
  id                  bigint generated always as identity primary key,
  -- names where it came from, such as call/12/3: the same one raised twice is raised once
  key                 text not null unique,
  invoice_id          bigint not null references receivables.invoice,
  customer_id         bigint not null references receivables.customer,
  selling_entity_id   bigint not null references receivables.selling_entity,
  currency            char(3) not null,
  reason_code         text not null references disputes.reason_code,
  amount              numeric(19,4) not null check (amount > 0),
  -- what of it is still in dispute: payments and credit notes make it smaller
  open_amount         numeric(19,4) not null check (open_amount >= 0),
  whole               boolean not null,
  words               text,
  channel             text not null check (channel in
                        ('page', 'call', 'mail', 'api', 'import', 'ledger', 'payment', 'portal', 'phone')),
  contact_id          bigint,
  raised_by           text not null,
  raised_at           timestamptz not null,
  state               text not null default 'open' check (state in ('open', 'ended')),
  outcome             text check (outcome in ('credited', 'rejected', 'corrected', 'withdrawn', 'paid')),
  credited_amount     numeric(19,4) not null default 0 check (credited_amount >= 0),
  credit_note_id      bigint references receivables.credit_note,
  ended_at            timestamptz,
  ended_by            text,
  process_instance_id text,

  -- the course it takes: who works on it and until when
  department          text references disputes.department,
  owner               text,
  routed_at           timestamptz,
  working_minutes     integer check (working_minutes > 0),
  remind_at           timestamptz,
  reminded_at         timestamptz,
  due_at              timestamptz,
  paused_at           timestamptz,
  paused_until        timestamptz,
  escalated_at        timestamptz,
  escalation          text check (escalation in ('amount', 'time', 'by-hand')),
  routing_id          bigint,
  version             integer not null default 0,

  check ((state = 'ended') = (outcome is not null)),
  check ((state = 'ended') = (ended_at is not null)),
  check (state = 'ended' or open_amount > 0),
  check ((escalated_at is null) = (escalation is null)),
  check ((paused_at is null) = (paused_until is null))
);
create index dispute_open_invoice on disputes.dispute (invoice_id) where state = 'open';
create index dispute_invoice on disputes.dispute (invoice_id);
create index dispute_customer on disputes.dispute (customer_id);
create index dispute_instance on disputes.dispute (process_instance_id);
create index dispute_open_due on disputes.dispute (due_at, id) where state = 'open';
create index dispute_raised on disputes.dispute (raised_at, id);
create index dispute_reason on disputes.dispute (reason_code, raised_at);

-- Which lines of the invoice, where the customer says so.
create table disputes.dispute_line (
  dispute_id bigint not null references disputes.dispute,
  position   integer not null,
  line       text not null,
  what       text,
  amount     numeric(19,4) not null check (amount > 0),
  primary key (dispute_id, position)
);

-- What somebody proposes to do about a dispute, and who has to agree.
create table disputes.resolution (
  id               bigint generated always as identity primary key,
  dispute_id       bigint not null references disputes.dispute,
  proposal         text not null check (proposal in ('credit', 'reject', 'correct', 'withdraw')),
  amount           numeric(19,4) not null check (amount >= 0),
  -- the number of the invoice that takes the place of a wrong one
  corrected_by     text,
  findings         text not null,
  -- what the customer reads as the reason
  answer           text,
  proposed_by      text not null,
  proposed_at      timestamptz not null,
  approvals_needed integer not null check (approvals_needed between 0 and 2),
  policy_id        bigint,
  state            text not null check (state in ('proposed', 'done', 'refused', 'dropped')),
  ended_at         timestamptz,
  check ((proposal in ('credit', 'correct')) = (amount > 0)),
  check ((state = 'proposed') = (ended_at is null))
);
create unique index resolution_proposed on disputes.resolution (dispute_id) where state = 'proposed';
create index resolution_dispute on disputes.resolution (dispute_id);

-- Never by the proposer and never twice by the same person.
create table disputes.approval (
  resolution_id bigint not null references disputes.resolution,
  approver      text not null,
  agreed        boolean not null,
  note          text,
  given_at      timestamptz not null,
  primary key (resolution_id, approver)
);

-- What our people ask the customer or a colleague. The clock stands while the customer is asked.
create table disputes.question (
  id          bigint generated always as identity primary key,
  dispute_id  bigint not null references disputes.dispute,
  asked       text not null check (asked in ('customer', 'colleague')),
  recipient   text not null,
  question    text not null,
  asked_by    text not null,
  asked_at    timestamptz not null,
  answer_by   timestamptz,
  message_id  bigint,
  answer      text,
  answered_by text,
  answered_at timestamptz,
  inbound_id  bigint,
  check ((asked = 'customer') = (answer_by is not null)),
  check ((answer is null) = (answered_at is null))
);
create index question_dispute on disputes.question (dispute_id);
create index question_message on disputes.question (message_id) where answered_at is null;

-- When the clock of a dispute stood, and why: working time is counted without it.
create table disputes.pause (
  dispute_id bigint not null references disputes.dispute,
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  why        text not null,
  primary key (dispute_id, from_at),
  check (until_at >= from_at)
);
