-- The conversation that a caller has with the telephone line, and what proves who speaks. Key
-- presses are kept nowhere: PINs and codes stand here as slow hashes, what was typed for a customer
-- number as a seal of ours.
create table portal.phone_visit (
  call_id     bigint primary key,
  customer_id bigint references receivables.customer on delete cascade,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  -- where the conversation stands; forgotten when the call is over
  place       jsonb
);
create index phone_visit_customer on portal.phone_visit (customer_id);
create index phone_visit_started on portal.phone_visit (started_at);

create table portal.phone_pin (
  customer_id bigint primary key references receivables.customer on delete cascade,
  hash        text not null,
  -- wrong tries from before do not count against it
  made_at     timestamptz not null,
  made_by     text not null
);

create table portal.phone_code (
  call_id     bigint not null,
  number      int not null,
  customer_id bigint not null references receivables.customer on delete cascade,
  caller      text not null,
  way         text not null check (way in ('sms', 'e-mail')),
  hash        text not null,
  sent_at     timestamptz not null,
  used_at     timestamptz,
  primary key (call_id, number)
);
create index phone_code_customer on portal.phone_code (customer_id, sent_at);
create index phone_code_sent on portal.phone_code (sent_at);

-- Wrong PINs and codes, also of customers that do not exist: limits count them on all nodes together.
create table portal.phone_try (
  id          bigint generated always as identity primary key,
  call_id     bigint not null,
  tried_at    timestamptz not null,
  -- what the caller named, sealed: somebody may type a PIN where the number belongs
  account     text not null,
  customer_id bigint references receivables.customer on delete cascade,
  -- the calling number; 'withheld'
  caller      text not null,
  way         text not null check (way in ('pin', 'code'))
);
create index phone_try_account on portal.phone_try (account, tried_at);
create index phone_try_customer on portal.phone_try (customer_id, tried_at);
create index phone_try_caller on portal.phone_try (caller, tried_at);
create index phone_try_tried on portal.phone_try (tried_at);

-- A telephone has digits only: numbers are looked for by theirs.
create index customer_by_digits
  on receivables.customer ((regexp_replace(number, '\D', '', 'g')));
create index contact_by_phone_digits
  on receivables.contact ((regexp_replace(phone, '\D', '', 'g')))
  where phone is not null;
