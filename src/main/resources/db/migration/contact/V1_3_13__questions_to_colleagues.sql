-- A colleague who is asked about a mail of a customer is no contact of that customer.
alter table contact.message drop constraint message_kind_check;
alter table contact.message
  alter column contact_id drop not null,
  add constraint message_kind_check
    check (kind in ('statement', 'correspondence', 'personal', 'question')),
  add constraint message_to_whom check (contact_id is not null or kind = 'question');
