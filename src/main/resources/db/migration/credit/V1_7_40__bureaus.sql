-- What credit bureaus say. A request is written down before anybody is asked, under a key that the
-- bureau sees too: a crash between question and answer repeats the question and buys nothing twice.
-- A report is kept as it came (score and scale of the bureau's own) beside what it means to us.
create table credit.bureau_request (
  id             bigint generated always as identity primary key,
  key            text not null unique,
  party_id       bigint not null references credit.party,
  bureau         text not null,
  cause          text not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  state          text not null default 'waiting'
                   check (state in ('waiting', 'answered', 'unknown', 'doubtful', 'too-dear',
                     'given-up')),
  attempts       integer not null default 0,
  due_at         timestamptz not null,
  problem        text,
  -- what it may cost, fixed when it first leaves; what it did cost when the answer says so
  price          numeric(19,4),
  currency       char(3),
  -- the day that its price counts for a month's budget
  spent_on       date,
  ended_at       timestamptz
);
create unique index bureau_request_waiting on credit.bureau_request (party_id, bureau)
  where state = 'waiting';
create index bureau_request_due on credit.bureau_request (due_at, id) where state = 'waiting';
create index bureau_request_spent on credit.bureau_request (bureau, spent_on)
  where spent_on is not null;
create index bureau_request_party on credit.bureau_request (party_id, id);

create table credit.bureau_report (
  id                  bigint generated always as identity primary key,
  party_id            bigint not null references credit.party,
  bureau              text not null,
  via                 text not null check (via in ('asked', 'file', 'manual')),
  request_id          bigint references credit.bureau_request,
  -- the bureau's own name of the report, else a name of ours: the same report is kept once
  reference           text not null,
  reported_on         date not null,
  received_at         timestamptz not null,
  entered_by          text not null,
  company_name        text,
  registration_number text,
  country             char(2),
  scale               text,
  raw_score           numeric(9,4),
  points              integer check (points between 0 and 100),
  band                text,
  decision_id         bigint,
  insolvent           boolean not null default false,
  insolvency_notice   text,
  recommended_limit   numeric(19,4),
  currency            char(3),
  note                text,
  -- the report as a file, kept and never opened here
  file_name           text,
  media_type          text,
  file_sha256         text,
  file_bytes          bytea,
  unique (bureau, reference, party_id),
  check ((raw_score is null) = (scale is null)),
  check ((raw_score is null) = (points is null)),
  check ((file_bytes is null) = (file_name is null))
);
create index bureau_report_party on credit.bureau_report (party_id, reported_on desc, id desc);

-- What bureaus tell by themselves: proven, stored, then acted on, each event once.
create table credit.bureau_notice (
  id                  bigint generated always as identity primary key,
  bureau              text not null,
  event_id            text not null,
  type                text not null,
  reference           text,
  registration_number text,
  country             char(2),
  happened_at         timestamptz not null,
  received_at         timestamptz not null,
  -- the party it is about, found when it is acted on
  party_id            bigint references credit.party,
  state               text not null default 'waiting'
                        check (state in ('waiting', 'done', 'nobody', 'given-up')),
  attempts            integer not null default 0,
  due_at              timestamptz not null,
  problem             text,
  unique (bureau, event_id)
);
create index bureau_notice_due on credit.bureau_notice (due_at, id) where state = 'waiting';
