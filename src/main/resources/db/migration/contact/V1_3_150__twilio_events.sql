-- What Twilio has told us: stored first, acted on after. Twilio has no list to ask again later of all
-- that it told, so what it said is kept until it is acted on, and no longer: numbers and words of
-- customers lie here for moments. What is left tells a repetition from news.
create table contact.twilio_event (
  id          bigint generated always as identity primary key,
  kind        text not null,
  -- fingerprint of all that was said
  key         text not null,
  params      jsonb not null,
  received_at timestamptz not null,
  state       text not null default 'waiting' check (state in
                ('waiting', 'done', 'ignored', 'given-up')),
  attempts    integer not null default 0,
  due_at      timestamptz not null,
  problem     text,
  unique (kind, key)
);
create index twilio_event_due on contact.twilio_event (due_at, id) where state = 'waiting';
create index twilio_event_received on contact.twilio_event (received_at);
