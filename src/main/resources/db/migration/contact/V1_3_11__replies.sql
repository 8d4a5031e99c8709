-- What customers write back. A reply belongs to a customer when it names one of our messages (by the
-- token in its address or by the id it answers) or comes from a known address; else a person says
-- whose it is. A reply is open until somebody has read it and said what is to be done; meanwhile
-- nothing automatic goes to that customer.
alter table contact.inbound_mail drop constraint inbound_mail_kind_check;
alter table contact.inbound_mail
  add constraint inbound_mail_kind_check
    check (kind in ('delivery-report', 'auto-reply', 'mail', 'other')),
  add column state text not null default 'done' check (state in ('unmatched', 'open', 'done')),
  add column from_address text,
  add column from_name text,
  add column text text,
  add column incomplete boolean not null default false,
  add column customer_id bigint references receivables.customer,
  add column contact_id bigint references receivables.contact,
  add column matched_by text check (matched_by in ('token', 'reference', 'address', 'person')),
  add column outcome text,
  add column note text,
  add column ended_at timestamptz,
  add column ended_by text,
  add constraint inbound_mail_open_is_somebodys
    check (state <> 'open' or customer_id is not null);
create index inbound_mail_customer on contact.inbound_mail (customer_id, received_at);
create index inbound_mail_undone on contact.inbound_mail (state, received_at)
  where state in ('unmatched', 'open');
create index inbound_mail_unread on contact.inbound_mail (customer_id) where state = 'open';

-- Files come in with mails as they go out with messages.
alter table contact.attachment
  alter column message_id drop not null,
  add column inbound_id bigint references contact.inbound_mail,
  add constraint attachment_of_one check (num_nonnulls(message_id, inbound_id) = 1),
  add unique (inbound_id, position);

-- A reply to be answered is work for a person, one task each.
alter table contact.task drop constraint task_kind_check;
alter table contact.task
  add constraint task_kind_check check (kind in ('address', 'reply')),
  alter column contact_id drop not null,
  add column inbound_id bigint references contact.inbound_mail,
  add constraint task_subject
    check (case kind when 'reply' then inbound_id is not null else contact_id is not null end);
drop index contact.task_open;
create unique index task_open on contact.task (contact_id)
  where state = 'open' and kind = 'address';
create unique index task_open_reply on contact.task (inbound_id)
  where state = 'open' and kind = 'reply';

-- A reply to a mail of ours is matched by the sender's address.
create index message_recipient_customer on contact.message (lower(recipient), customer_id);
