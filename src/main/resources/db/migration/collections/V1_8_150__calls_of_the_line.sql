-- Which call of the telephone line an entered outcome is about: what was said in it proves what was
-- entered, and the form does not offer the same call again.
alter table collections.call add column phone_call_id bigint;
comment on column collections.call.phone_call_id is 'contact.phone_call; null when it was not made over the line';
create index call_phone_call on collections.call (phone_call_id) where phone_call_id is not null;

-- What somebody types while they talk; it becomes the note of the outcome.
create table collections.phone_note (
  phone_call_id bigint primary key,
  note          text not null check (length(note) <= 2000),
  written_by    text not null,
  written_at    timestamptz not null
);
