-- Besides statements, which are bundled from requests and written anew while they wait, there are
-- messages that say one thing once (a promise was noted) and mails that people write. Neither is
-- ever rewritten: what was confirmed or typed goes out as it is.
alter table contact.message
  add column kind text not null default 'statement'
    check (kind in ('statement', 'correspondence', 'personal')),
  add column written_by text;

-- A file that goes out with a message.
create table contact.attachment (
  id         bigint generated always as identity primary key,
  message_id bigint not null references contact.message,
  position   integer not null,
  file_name  text not null,
  media_type text not null,
  bytes      bytea not null,
  unique (message_id, position)
);
