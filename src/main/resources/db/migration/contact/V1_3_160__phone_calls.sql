-- The telephone line's own record. A call is written down before anybody is rung, so that no crash
-- can ring twice; each party on it is a leg, whose name at Twilio is unique. What the line has said
-- is kept, so that a webhook that comes again is given the same answer.
create table contact.desk_phone (
  user_id    text primary key,
  number     text not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
  changed_at timestamptz not null
);

create table contact.phone_call (
  id                bigint generated always as identity primary key,
  key               text not null unique,
  direction         text not null check (direction in ('outbound', 'inbound', 'automated')),
  customer_id       bigint references receivables.customer on delete cascade,
  selling_entity_id bigint not null references receivables.selling_entity on delete cascade,
  our_number        text not null,
  their_number      text,
  language          text not null,
  user_id           text,
  desk_number       text,
  identified_by     text,
  sid               text unique,
  state             text not null
                    check (state in ('planned', 'dialling', 'ringing', 'talking', 'ended')),
  result            text check (result in ('completed', 'busy', 'no-answer', 'failed', 'canceled')),
  answered_by       text,
  reached           boolean not null default false,
  consent           text not null default 'unasked'
                    check (consent in ('unasked', 'announced', 'given', 'declined')),
  outcome           text,
  problem           text,
  created_at        timestamptz not null,
  dialled_at        timestamptz,
  started_at        timestamptz,
  ended_at          timestamptz,
  finished_at       timestamptz,
  finish_at         timestamptz,
  finish_tries      integer not null default 0,
  look_at           timestamptz,
  looks             integer not null default 0,
  check ((state = 'ended') = (ended_at is not null)),
  check (direction <> 'inbound' or sid is not null),
  check (direction <> 'outbound' or (user_id is not null and desk_number is not null))
);
create index phone_call_customer on contact.phone_call (customer_id, created_at desc);
create index phone_call_entity on contact.phone_call (selling_entity_id);
create index phone_call_planned on contact.phone_call (created_at) where state = 'planned';
create index phone_call_look on contact.phone_call (look_at) where look_at is not null;
create index phone_call_unfinished on contact.phone_call (finish_at) where finish_at is not null;
-- whom we ring we ring once at a time: it is how a call that Twilio has and we have not is told
create unique index phone_call_rung on contact.phone_call (coalesce(desk_number, their_number))
  where direction <> 'inbound' and state <> 'ended';

create table contact.phone_leg (
  sid         text primary key,
  call_id     bigint not null references contact.phone_call on delete cascade,
  role        text not null check (role in ('customer', 'colleague')),
  user_id     text,
  state       text not null,
  answered_at timestamptz,
  ended_at    timestamptz
);
create index phone_leg_call on contact.phone_leg (call_id);

create table contact.phone_step (
  call_id  bigint not null references contact.phone_call on delete cascade,
  name     text not null,
  kind     text not null,
  users    text[] not null default '{}',
  document text not null,
  said_at  timestamptz not null,
  primary key (call_id, name)
);
