-- The worklist is stored, not computed while somebody waits for the page: one line per customer,
-- made anew for customers whose facts changed, and for all of them each morning.
create table collections.worklist_line (
  customer_id      bigint primary key references receivables.customer,
  place            text not null,
  advice           text not null,
  todo             text not null,
  points           integer not null,
  reasons          jsonb not null,
  standing         text not null,
  worth            numeric(19,4) not null,
  days_late        integer not null,
  collectible_days integer not null,
  amounts          jsonb not null,
  last_touch_at    timestamptz,
  last_touch       text,
  promised_for     date,
  promises         jsonb not null,
  broken_promises  integer not null,
  next_action      text,
  next_at          timestamptz,
  priority_version text not null,
  worklist_version text not null,
  placed_by        text not null,
  computed_at      timestamptz not null
);
create index worklist_line_points on collections.worklist_line (points desc, customer_id);

-- "Something about this customer has changed": appended by whoever changes it, in the same
-- transaction; never unique, so that two who change the same customer do not wait for each other.
create table collections.worklist_mark (
  id          bigint generated always as identity primary key,
  customer_id bigint not null,
  marked_at   timestamptz not null
);
create index worklist_mark_customer on collections.worklist_mark (customer_id);

-- Put off by a person until a day; that day it is back. What happened stays on the timeline.
create table collections.worklist_snooze (
  customer_id bigint primary key references receivables.customer,
  until       date not null,
  reason      text not null,
  snoozed_by  text not null,
  snoozed_at  timestamptz not null
);

-- A filter with a name, for one user.
create table collections.worklist_view (
  id      bigint generated always as identity primary key,
  user_id text not null,
  name    text not null,
  query   text not null,
  unique (user_id, name)
);

-- Who stands in for whom, both days included.
create table collections.absence (
  id         bigint generated always as identity primary key,
  user_id    text not null,
  from_day   date not null,
  to_day     date not null check (to_day >= from_day),
  substitute text not null check (substitute <> user_id),
  entered_by text not null,
  entered_at timestamptz not null
);
create index absence_user on collections.absence (user_id, to_day);
create index absence_substitute on collections.absence (substitute, to_day);

-- What one unit of a currency is worth in euros, roughly: for ranking customers who owe in
-- different currencies, never for money that is booked, shown or added. Change rows as you see fit;
-- a currency that is not here counts 1.
create table collections.yardstick (
  currency char(3) primary key,
  worth    numeric(19,8) not null check (worth > 0)
);
insert into collections.yardstick (currency, worth)
values
  ('AED', 0.23), ('AUD', 0.57), ('BRL', 0.16), ('CAD', 0.62), ('CHF', 1.06), ('CLP', 0.00092),
  ('CNY', 0.12), ('COP', 0.00022), ('CZK', 0.041), ('DKK', 0.134), ('EUR', 1), ('GBP', 1.15),
  ('HKD', 0.11), ('HUF', 0.0026), ('IDR', 0.000053), ('ILS', 0.26), ('INR', 0.0098),
  ('ISK', 0.007), ('JPY', 0.0057), ('KRW', 0.0006), ('KWD', 2.8), ('MXN', 0.047), ('NOK', 0.085),
  ('NZD', 0.5), ('PLN', 0.235), ('RON', 0.197), ('SAR', 0.23), ('SEK', 0.091), ('SGD', 0.66),
  ('THB', 0.027), ('TRY', 0.021), ('USD', 0.87), ('ZAR', 0.05);
