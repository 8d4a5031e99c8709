-- Text messages, both ways. One that goes out is a row in the transaction of whoever wants it said; it
-- is sent afterwards, once. What Twilio says of it comes in any order: a final state stays.
create table contact.text_message (
  id                bigint generated always as identity primary key,
  direction         text not null check (direction in ('out', 'in')),
  -- names the occasion of one that goes out; of one that came in Twilio's id
  key               text not null unique,
  kind              text not null,
  customer_id       bigint references receivables.customer,
  selling_entity_id bigint references receivables.selling_entity,
  contact_id        bigint references receivables.contact,
  -- the other side's, E.164
  number            text not null,
  language          text not null,
  -- a code's is forgotten when it has left
  body              text not null,
  -- the bundled statement that it says
  message_id        bigint unique references contact.message,
  state             text not null check (state in
                      ('queued', 'sent', 'delivered', 'failed', 'withdrawn', 'received')),
  sid               text unique,
  attempts          integer not null default 0,
  -- when it is sent, or sent again, or Twilio is asked what became of it
  due_at            timestamptz,
  -- it is being handed over; what a kill leaves marked is looked for at Twilio first
  handing_since     timestamptz,
  reason            text,
  created_at        timestamptz not null,
  sent_at           timestamptz,
  ended_at          timestamptz,
  check (due_at is null or state in ('queued', 'sent'))
);
create index text_message_due on contact.text_message (due_at, id) where due_at is not null;
create index text_message_customer on contact.text_message (customer_id, created_at);
create index text_message_number on contact.text_message (number, created_at);

-- What a number itself has said about text messages, and what became of them there. It counts more
-- than what we know of the person: who has texted STOP gets none, whoever ticks a box.
create table contact.text_consent (
  number           text primary key,
  wanted           boolean,
  said_at          timestamptz,
  word             text,
  undeliverable_at timestamptz,
  why              text
);

alter table contact.request
  drop constraint request_channel_check,
  add constraint request_channel_check check (channel in ('email', 'phone', 'letter', 'sms'));
alter table contact.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('email', 'letter', 'sms'));
alter table contact.inbound_mail
  drop constraint inbound_mail_matched_by_check,
  add constraint inbound_mail_matched_by_check
    check (matched_by in ('token', 'reference', 'address', 'person', 'portal', 'number'));
