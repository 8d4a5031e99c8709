-- What was ever thought of a party: a row for each change, the latest is the current one. The
-- decisions hold model, inputs and rows, so each can be explained and taken again.
create table credit.score (
  id                    bigint generated always as identity primary key,
  party_id              bigint not null references credit.party on delete cascade,
  at                    timestamptz not null,
  points                integer not null check (points between 0 and 100),
  credit_class          text not null check (credit_class in ('A', 'B', 'C', 'D', 'E')),
  behavioural           integer check (behavioural between 0 and 100),
  financial             integer check (financial between 0 and 100),
  bureau                integer check (bureau between 0 and 100),
  cause                 text not null,
  decision_id           bigint not null,
  behaviour_decision_id bigint,
  financial_decision_id bigint,
  current               boolean not null
);
create unique index score_current on credit.score (party_id) where current;
create index score_party on credit.score (party_id, id desc);
