-- A limit is proposed by a table, approved by whom another table names, and stays in the history of
-- limits for ever. What is in force on a day follows from the dates alone: the latest temporary limit
-- of that day, else the latest other one; so a temporary limit falls back by itself.
create table credit.limit_proposal (
  id                  bigint generated always as identity primary key,
  party_id            bigint not null references credit.party,
  -- of the customer itself, or of the whole group beneath it
  scope               text not null default 'own' check (scope in ('own', 'group')),
  cause               text not null,
  currency            char(3) not null,
  -- what the table proposes, and what is asked for, which a person may set otherwise
  proposed            numeric(19,4) not null check (proposed >= 0),
  amount              numeric(19,4) not null check (amount >= 0),
  terms               text not null check (terms in ('open', 'prepay')),
  terms_days          integer not null check (terms_days >= 0),
  flag                text not null,
  from_on             date not null,
  until_on            date check (until_on >= from_on),
  temporary           boolean not null default false,
  decision_id         bigint not null,
  authority_id        bigint not null,
  approval            text not null check (approval in ('none', 'credit-manager', 'two-managers')),
  state               text not null default 'proposed'
                        check (state in ('proposed', 'granted', 'refused', 'withdrawn')),
  proposed_by         text not null,
  proposed_at         timestamptz not null,
  -- the first of two who agree
  seconded_by         text,
  decided_by          text,
  decided_at          timestamptz,
  note                text,
  process_instance_id text,
  check (not temporary or until_on is not null),
  check ((state = 'proposed') = (decided_at is null))
);
create index limit_proposal_party on credit.limit_proposal (party_id, id);
create unique index limit_proposal_open on credit.limit_proposal (party_id, scope)
  where state = 'proposed';

create table credit.credit_limit (
  id          bigint generated always as identity primary key,
  party_id    bigint not null references credit.party,
  scope       text not null check (scope in ('own', 'group')),
  proposal_id bigint not null unique references credit.limit_proposal,
  amount      numeric(19,4) not null check (amount >= 0),
  currency    char(3) not null,
  terms       text not null check (terms in ('open', 'prepay')),
  terms_days  integer not null,
  from_on     date not null,
  until_on    date check (until_on >= from_on),
  temporary   boolean not null,
  cause       text not null,
  decision_id bigint not null,
  approved_by text not null,
  approved_at timestamptz not null,
  note        text
);
create index credit_limit_party on credit.credit_limit (party_id, scope, from_on);
create index credit_limit_until on credit.credit_limit (until_on) where until_on is not null;
create index credit_limit_from on credit.credit_limit (from_on);
