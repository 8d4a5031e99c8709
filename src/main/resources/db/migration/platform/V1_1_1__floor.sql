-- The floor every room stands on: what time the sandbox has, what was nudged, what happened, what
-- was decided and by which rows, what went wrong.
create schema platform;

-- Sandbox time survives a restart. One row; no row in live mode.
create table platform.sandbox_time (
  one        boolean primary key default true check (one),
  moment     timestamptz not null,
  walking_to timestamptz
);

-- Last day on which a room's daily work was done, per time zone.
create table platform.day_work (
  name     text not null,
  zone     text not null,
  last_day date not null,
  primary key (name, zone)
);

create table platform.nudge (
  id         bigint generated always as identity primary key,
  invoice_id bigint not null,
  cause      text not null,
  created_at timestamptz not null
);
create index nudge_invoice on platform.nudge (invoice_id);

-- What came from outside: stored first, acted on after, each thing once.
create table platform.inbox (
  source      text not null,
  external_id text not null,
  received_at timestamptz not null,
  primary key (source, external_id)
);

-- What happened to a customer or an invoice; append-only, each room writes its own lines.
create table platform.timeline (
  id          bigint generated always as identity primary key,
  happened_at timestamptz not null,
  room        text not null,
  kind        text not null,
  customer_id bigint not null,
  invoice_id  bigint,
  actor       text not null,
  what        text not null,
  decision_id bigint
);
create index timeline_invoice on platform.timeline (invoice_id, happened_at);
create index timeline_customer on platform.timeline (customer_id, happened_at);

-- Every decision model that was ever live, so that an old decision can be re-run on its own model.
create table platform.decision_model (
  decision   text not null,
  version    text not null,
  content    text not null,
  live_since timestamptz not null,
  primary key (decision, version)
);

create sequence platform.decision_seq increment by 100;
create table platform.decision (
  id         bigint primary key,
  decision   text not null,
  version    text not null,
  decided_at timestamptz not null,
  subject    text not null,
  inputs     jsonb not null,
  output     jsonb not null,
  fired      jsonb not null
);
create index decision_subject on platform.decision (subject, decided_at);

-- Work that has used up its retries and waits for a person.
create table platform.trouble (
  id          bigint generated always as identity primary key,
  room        text not null,
  kind        text not null,
  subject     text not null,
  what        text not null,
  mend        text not null,
  detail      text,
  times       integer not null default 1,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  resolved_at timestamptz,
  resolved_by text
);
create unique index trouble_open on platform.trouble (room, kind, subject) where resolved_at is null;

-- API tokens: only a hash is kept.
create table platform.api_token (
  id           bigint generated always as identity primary key,
  user_id      text not null,
  name         text not null,
  sha256       char(64) not null unique,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
