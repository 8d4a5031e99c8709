-- Who asks to pay in parts used to be left alone for some days and then forgotten. The wish is work
-- for somebody until a plan is proposed for it, it is declined, or nothing of it is owed any more.
create table promises.plan_request (
  id                bigint generated always as identity primary key,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  currency          char(3) not null,
  state             text not null check (state in ('open', 'proposed', 'declined', 'withdrawn')),
  channel           text not null check (channel in ('call', 'email', 'escalation')),
  source            text not null,
  asked_by          text,
  note              text,
  entered_by        text not null,
  asked_at          timestamptz not null,
  plan_id           bigint references promises.plan,
  ended_at          timestamptz,
  ended_by          text,
  reason            text,
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'proposed') = (plan_id is not null))
);
-- Asking twice joins the open one: a plan is about one account.
create unique index plan_request_open
  on promises.plan_request (customer_id, selling_entity_id, currency) where state = 'open';
create index plan_request_plan on promises.plan_request (plan_id);

-- Each invoice with whatever it was asked in: a call that is corrected takes back only its own.
create table promises.plan_request_invoice (
  request_id bigint not null references promises.plan_request,
  invoice_id bigint not null references receivables.invoice,
  source     text not null,
  primary key (request_id, invoice_id, source)
);
create index plan_request_invoice_invoice on promises.plan_request_invoice (invoice_id);
create index plan_request_invoice_source on promises.plan_request_invoice (source);
