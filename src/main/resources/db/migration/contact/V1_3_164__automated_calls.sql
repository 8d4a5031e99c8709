-- A call may be made by the line itself: its tone is automated. When nobody answers, or nobody who
-- shows who it is, its tone becomes unanswered and a person calls.
alter table contact.request
  add column phone_call_id bigint references contact.phone_call on delete set null;
create index request_phone_call on contact.request (phone_call_id) where phone_call_id is not null;
create index request_automated on contact.request (invoice_id)
  where tone in ('automated', 'unanswered');
