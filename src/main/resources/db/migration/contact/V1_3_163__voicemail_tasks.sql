-- A message on the line's voicemail is work for a person: somebody calls back. Who called may be
-- nobody we know, so such a task need not be a customer's.
alter table contact.task drop constraint task_kind_check;
alter table contact.task
  add constraint task_kind_check check (kind in ('address', 'reply', 'voicemail')),
  alter column customer_id drop not null,
  add column phone_call_id bigint references contact.phone_call on delete cascade,
  add constraint task_voicemail check ((kind = 'voicemail') = (phone_call_id is not null)),
  add constraint task_somebodys check (kind = 'voicemail' or customer_id is not null);
create unique index task_voicemail_once on contact.task (phone_call_id) where kind = 'voicemail';
