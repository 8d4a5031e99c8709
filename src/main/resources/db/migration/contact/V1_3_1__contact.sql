-- Every word with a customer. Upper rooms request contact about an invoice; requests of one
-- customer are bundled into one message, which is rendered once, stored, and sent from the store.
create schema contact;

create table contact.message (
  id                bigint generated always as identity primary key,
  key               text not null unique,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  contact_id        bigint not null references receivables.contact,
  channel           text not null check (channel in ('email')),
  template          text not null,
  language          text not null,
  tone              text not null,
  day               date not null,
  sender            text not null,
  recipient         text not null,
  subject           text not null,
  body_text         text not null,
  body_html         text not null,
  message_id        text not null unique,
  state             text not null check (state in
                      ('queued', 'delivered', 'bounced', 'failed', 'withdrawn')),
  attempts          integer not null default 0,
  next_attempt_at   timestamptz,
  created_at        timestamptz not null,
  delivered_at      timestamptz,
  ended_at          timestamptz,
  reply             text
);
create index message_queue on contact.message (next_attempt_at) where state = 'queued';
create index message_customer on contact.message (customer_id, created_at);

-- One wish to be in touch about one invoice (or, for notices, about its coming due date).
create table contact.request (
  id                bigint generated always as identity primary key,
  key               text not null unique,
  kind              text not null check (kind in ('notice', 'reminder', 'call')),
  channel           text not null check (channel in ('email', 'phone')),
  tone              text not null,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  invoice_id        bigint not null references receivables.invoice,
  state             text not null check (state in
                      ('waiting', 'bundled', 'announced', 'delivered', 'failed', 'withdrawn')),
  due_at            timestamptz,
  denied_by         text,
  reason            text,
  message_id        bigint references contact.message,
  requested_at      timestamptz not null,
  ended_at          timestamptz,
  check ((state = 'waiting') = (due_at is not null))
);
create index request_due on contact.request (due_at) where state = 'waiting';
create index request_invoice on contact.request (invoice_id);
create index request_customer on contact.request (customer_id) where state in ('waiting', 'bundled');
create index request_message on contact.request (message_id);

-- What a message said about which invoice.
create table contact.message_item (
  message_id  bigint not null references contact.message,
  invoice_id  bigint not null references receivables.invoice,
  requested   boolean not null,
  currency    char(3) not null,
  open_amount numeric(19,4) not null,
  due_on      date not null,
  days_late   integer not null,
  primary key (message_id, invoice_id)
);
create index message_item_invoice on contact.message_item (invoice_id);

-- What came back to our mailbox: delivery reports now, replies later.
create table contact.inbound_mail (
  id          bigint generated always as identity primary key,
  message_id  text not null unique,
  kind        text not null check (kind in ('delivery-report', 'other')),
  sender      text,
  subject     text,
  received_at timestamptz not null,
  about_id    bigint references contact.message,
  raw         bytea not null
);

-- Work for a person that a message caused; each is one instance of the process contact-task.
create table contact.task (
  id                  bigint generated always as identity primary key,
  kind                text not null check (kind in ('address')),
  customer_id         bigint not null references receivables.customer,
  contact_id          bigint not null references receivables.contact,
  message_id          bigint references contact.message,
  reason              text not null,
  state               text not null check (state in ('open', 'done')),
  process_instance_id text,
  opened_at           timestamptz not null,
  ended_at            timestamptz,
  ended_by            text,
  outcome             text
);
create unique index task_open on contact.task (kind, contact_id) where state = 'open';
