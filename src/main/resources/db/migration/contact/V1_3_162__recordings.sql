-- What was recorded, and what was said. Sound is kept in pieces so that any second of it can be read
-- without the rest. What is deleted leaves its row: who, when, how long, and the hash.
create table contact.recording (
  id               bigint generated always as identity primary key,
  call_id          bigint not null references contact.phone_call on delete cascade,
  sid              text not null unique,
  kind             text not null check (kind in ('talk', 'voicemail')),
  customer_channel integer not null check (customer_channel in (1, 2)),
  state            text not null
                   check (state in ('running', 'paused', 'made', 'ordered', 'stored', 'clean', 'absent')),
  transcript_sid   text unique,
  sha256           text,
  bytes            bigint,
  millis           bigint,
  muted_spans      integer not null default 0,
  heard_at         timestamptz not null,
  stored_at        timestamptz,
  deleted_at       timestamptz,
  deleted_by       text,
  due_at           timestamptz,
  attempts         integer not null default 0,
  problem          text,
  check (state not in ('stored', 'clean') or sha256 is not null)
);
create index recording_call on contact.recording (call_id);
create index recording_due on contact.recording (due_at) where due_at is not null;
create index recording_age on contact.recording (stored_at) where deleted_at is null;

create table contact.recording_piece (
  recording_id bigint not null references contact.recording on delete cascade,
  position     integer not null check (position >= 0),
  bytes        bytea not null,
  primary key (recording_id, position)
);

create table contact.transcript_service (
  account  text not null,
  language text not null,
  sid      text not null,
  primary key (account, language)
);

create table contact.transcript (
  recording_id bigint primary key references contact.recording on delete cascade,
  call_id      bigint not null references contact.phone_call on delete cascade,
  language     text not null,
  sha256       text not null,
  line_count   integer not null,
  written_at   timestamptz not null,
  deleted_at   timestamptz,
  deleted_by   text,
  words        tsvector
);
create index transcript_call on contact.transcript (call_id);
create index transcript_words on contact.transcript using gin (words);
create index transcript_age on contact.transcript (written_at) where deleted_at is null;

create table contact.transcript_line (
  recording_id bigint not null references contact.transcript on delete cascade,
  index        integer not null check (index >= 0),
  speaker      text not null check (speaker in ('customer', 'collector')),
  start_millis bigint not null check (start_millis >= 0),
  end_millis   bigint not null,
  text         text not null,
  primary key (recording_id, index),
  check (end_millis >= start_millis)
);
