-- Paper as a channel beside e-mail: a letter is a message that waits for a letter run instead of
-- the mail server. A run prints the letters of one selling entity into one file with a covering
-- list; a letter is in one run at most, and counts as delivered when that run is made.
alter table contact.request
  drop constraint request_channel_check,
  add constraint request_channel_check check (channel in ('email', 'phone', 'letter'));

alter table contact.message
  drop constraint message_channel_check,
  add constraint message_channel_check check (channel in ('email', 'letter')),
  drop constraint message_to_whom,
  add constraint message_to_whom
    check (contact_id is not null or kind = 'question' or channel = 'letter'),
  add constraint message_letter_has_no_attempt check (channel = 'email' or next_attempt_at is null);
create index message_letters_waiting on contact.message (selling_entity_id, id)
  where channel = 'letter' and state = 'queued';

create table contact.letter_run (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  state             text not null check (state in ('printing', 'made', 'empty')),
  asked_by          text not null,
  asked_at          timestamptz not null,
  made_at           timestamptz,
  check ((state = 'printing') = (made_at is null))
);
-- Two people who press the button at once get one run.
create unique index letter_run_printing on contact.letter_run (selling_entity_id)
  where state = 'printing';

create table contact.letter (
  message_id bigint primary key references contact.message,
  address    text not null,
  run_id     bigint references contact.letter_run,
  pages      integer check (pages > 0),
  pdf        bytea,
  came_back_at timestamptz,
  check ((pages is null) = (pdf is null))
);
create index letter_run_letters on contact.letter (run_id, message_id);

-- Somebody looks for a postal address as for an e-mail address; then no contact is meant.
alter table contact.task
  drop constraint task_subject,
  add constraint task_subject check (kind <> 'reply' or inbound_id is not null);
create unique index task_open_post on contact.task (kind, customer_id)
  where state = 'open' and contact_id is null and kind = 'address';
