-- What somebody has to look at because credit has changed. Once per cause and episode: what happens
-- has its own name (the promise, the debit, the report); what holds for a while has one open row as
-- long as it holds.
create table credit.alert (
  id          bigint generated always as identity primary key,
  party_id    bigint not null references credit.party,
  kind        text not null,
  episode     text not null,
  urgency     text not null check (urgency in ('watch', 'urgent')),
  by_how_much numeric(19,4) not null,
  what        text not null,
  decision_id bigint not null,
  raised_at   timestamptz not null,
  -- whose it is to look at; null: the credit managers'
  owner       text,
  -- of what holds for a while: when it held no more
  over_at     timestamptz,
  seen_at     timestamptz,
  seen_by     text,
  mail_due_at timestamptz,
  mailed_at   timestamptz,
  unique (party_id, kind, episode),
  check ((seen_at is null) = (seen_by is null))
);
create unique index alert_holding on credit.alert (party_id, kind)
  where over_at is null and kind in ('points', 'terms', 'utilisation');
create index alert_open on credit.alert (raised_at desc, id desc) where seen_at is null;
create index alert_raised on credit.alert (raised_at desc, id desc);
create index alert_mail_due on credit.alert (mail_due_at, id) where mail_due_at is not null;

-- What is to be considered: written by news in their own transactions, thought through after.
create table credit.alert_fact (
  id         bigint generated always as identity primary key,
  party_id   bigint not null references credit.party,
  kind       text not null,
  episode    text not null,
  by_how_much numeric(19,4) not null,
  what       text not null,
  noted_at   timestamptz not null,
  unique (party_id, kind, episode)
);
