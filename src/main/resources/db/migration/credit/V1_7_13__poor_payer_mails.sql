-- Who wants the list of poor payers by mail, when, and which of it. The mail of a day is a row before
-- it is sent, with the Message-ID it will have, so that it goes once.
create table credit.poor_payer_mail (
  id          bigint generated always as identity primary key,
  user_id     text not null,
  every       text not null check (every in ('day', 'week')),
  filter      text not null,
  since       timestamptz not null,
  last_day    date,
  unique (user_id, filter)
);
