-- What was said on the phone, in either direction, and everything it led to: enough to undo it when
-- the wrong outcome was chosen.
create table collections.call (
  id            bigint generated always as identity primary key,
  task_id       bigint references collections.customer_task,
  customer_id   bigint not null references receivables.customer,
  contact_id    bigint references receivables.contact,
  direction     text not null check (direction in ('outgoing', 'incoming')),
  outcome       text not null check (outcome in
                  ('reached', 'not-reached', 'wrong-number', 'promises', 'disputes', 'asks-for-copy',
                   'asks-for-plan', 'says-paid', 'refuses')),
  amount        numeric(19,4) check (amount > 0),
  promised_for  date,
  note          text,
  taken_by      text not null,
  made_at       timestamptz not null,
  decision_id   bigint,
  corrects_id   bigint unique references collections.call
);
create index call_customer on collections.call (customer_id, made_at);

create table collections.call_invoice (
  call_id    bigint not null references collections.call,
  invoice_id bigint not null references receivables.invoice,
  primary key (call_id, invoice_id)
);
create index call_invoice_invoice on collections.call_invoice (invoice_id);

-- What a call set in motion: ids of promises, blocks, contacts whose number was retired, messages.
create table collections.call_effect (
  call_id bigint not null references collections.call,
  kind    text not null check (kind in ('promise', 'block', 'number', 'escalation', 'mail')),
  ref     bigint not null,
  primary key (call_id, kind, ref)
);
