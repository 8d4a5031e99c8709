-- Reviews of a customer's credit: why one began, what was decided, by whom; and when the next is due.
create table credit.review (
  id                  bigint generated always as identity primary key,
  party_id            bigint not null references credit.party,
  cause               text not null,
  started_by          text not null,
  started_at          timestamptz not null,
  -- until when it waits for the bureau
  wait_until          timestamptz not null,
  process_instance_id text,
  state               text not null default 'running' check (state in ('running', 'done')),
  points_before       integer,
  class_before        text,
  decision            text check (decision in
                        ('keep', 'change-limit', 'place-hold', 'release-hold', 'withdraw')),
  amount              numeric(19,4),
  note                text,
  decided_by          text,
  ended_at            timestamptz,
  check ((state = 'done') = (ended_at is not null)),
  check ((state = 'done') = (decision is not null))
);
create unique index review_running on credit.review (party_id) where state = 'running';
create index review_party on credit.review (party_id, id);

create table credit.review_date (
  party_id    bigint primary key references credit.party,
  -- null: none is due by itself until somebody decides anew
  next_on     date,
  decided_at  timestamptz not null,
  decision_id bigint not null
);
create index review_date_next on credit.review_date (next_on) where next_on is not null;
