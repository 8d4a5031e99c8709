-- Somebody applies for an account with a limit, or for a higher limit: what was asked for, who was
-- asked about it, what was found, what was decided and by whom. The process credit-application walks
-- each of them; the rows here are the record.
create table credit.application (
  id                  bigint generated always as identity primary key,
  -- made with the form: sent twice, it is one application
  key                 text not null unique,
  party_id            bigint not null references credit.party,
  kind                text not null check (kind in ('account', 'higher-limit')),
  channel             text not null check (channel in ('form', 'portal', 'person', 'api')),
  selling_entity_id   bigint not null references receivables.selling_entity,
  language            text not null,
  -- null for a customer: its letters go where all its letters go
  applicant_name      text,
  applicant_email     text,
  wanted              numeric(19, 4) not null check (wanted > 0),
  currency            char(3) not null,
  terms_days          integer not null check (terms_days between 0 and 180),
  monthly_purchases   numeric(19, 4),
  state               text not null check (state in
                        ('received', 'references', 'deciding', 'asked', 'approved', 'declined',
                         'withdrawn', 'lapsed')),
  -- what rules/application-checks.dmn said
  answers_needed      integer,
  wait_days           integer,
  remind_days         integer,
  keep_days           integer,
  reference_factor    numeric(9, 4),
  course_decision_id  bigint,
  -- when the process looks again by itself, and when it ends by itself
  next_step_at        timestamptz,
  wait_until          timestamptz,
  ends_at             timestamptz,
  bureau              text check (bureau in ('asked', 'arrived', 'failed', 'none')),
  bureau_note         text,
  score_points        integer,
  score_class         text,
  score_decision_id   bigint,
  proposal_id         bigint,
  proposed            numeric(19, 4),
  proposal_words      text,
  proposal_decision_id bigint,
  verdict             text check (verdict in ('approve', 'decline', 'person')),
  verdict_decision_id bigint,
  granted             numeric(19, 4),
  granted_terms_days  integer,
  note                text,
  -- what the applicant was asked for besides
  question            text,
  asked_count         integer not null default 0,
  -- the first of two who agree
  seconded_by         text,
  seconded_amount     numeric(19, 4),
  decided_by          text,
  decided_at          timestamptz,
  customer_number     text,
  created_at          timestamptz not null,
  created_by          text not null,
  ended_at            timestamptz,
  keep_until          date,
  version             integer not null default 0
);
create index application_party on credit.application (party_id, id desc);
create index application_state on credit.application (state, id desc);
create index application_forget on credit.application (keep_until)
  where keep_until is not null;
create unique index application_running on credit.application (party_id)
  where ended_at is null;

-- The words somebody agrees to; new words are a new version, and old ones stay for those who
-- agreed to them.
create table credit.consent_wording (
  version    text not null,
  language   text not null,
  valid_from date not null,
  wording    text not null,
  primary key (version, language)
);
insert into credit.consent_wording (version, language, valid_from, wording) values
  ('2026-01', 'en', '2000-01-01',
   'We agree that you ask the companies we have named as trade references how we pay, that you ask credit bureaus about our company, and that you keep and weigh what they answer together with what we have given here, to decide about credit for us. We can withdraw this consent at any time; the application then ends.'),
  ('2026-01', 'de', '2000-01-01',
   'Wir sind einverstanden, dass Sie die von uns genannten Handelsreferenzen nach unserem Zahlungsverhalten fragen, bei Wirtschaftsauskunfteien Auskünfte über unser Unternehmen einholen und die Antworten zusammen mit unseren Angaben speichern und auswerten, um über einen Kredit für uns zu entscheiden. Wir können diese Einwilligung jederzeit widerrufen; der Antrag endet damit.');

create table credit.application_consent (
  application_id bigint primary key references credit.application on delete cascade,
  version        text not null,
  language       text not null,
  given_at       timestamptz not null,
  -- the network address it came from; null where one of us has entered it
  address        text,
  entered_by     text,
  withdrawn_at   timestamptz,
  foreign key (version, language) references credit.consent_wording,
  check (address is not null or entered_by is not null)
);

-- Somebody who delivers to the applicant and is asked how it pays.
create table credit.trade_reference (
  id             bigint generated always as identity primary key,
  application_id bigint not null references credit.application on delete cascade,
  position       integer not null,
  company        text not null,
  contact_name   text,
  email          text not null,
  state          text not null check (state in
                   ('named', 'asked', 'answered', 'declined', 'unreachable', 'not-asked')),
  state_note     text,
  asked_at       timestamptz,
  reminded_at    timestamptz,
  answered_at    timestamptz,
  address        text,
  since_year     integer,
  highest_credit numeric(19, 4),
  currency       char(3),
  terms_days     integer,
  days_late      integer,
  sells_again    boolean,
  comments       text,
  unique (application_id, position)
);
create index trade_reference_email on credit.trade_reference (lower(email), asked_at);

create table credit.application_check (
  application_id bigint not null references credit.application on delete cascade,
  position       integer not null,
  name           text not null,
  outcome        text not null check (outcome in ('passed', 'unclear', 'failed', 'not-done')),
  words          text not null,
  primary key (application_id, position)
);

create table credit.application_document (
  id              bigint generated always as identity primary key,
  application_id  bigint not null references credit.application on delete cascade,
  file_name       text not null,
  media_type      text not null,
  size            bigint not null,
  sha256          text not null,
  received_sha256 text not null,
  bytes           bytea not null,
  stored_at       timestamptz not null,
  stored_by       text not null,
  unique (application_id, sha256)
);

-- What happened, for people to read: a prospect has no timeline in the ledger yet.
create table credit.application_event (
  id             bigint generated always as identity primary key,
  application_id bigint not null references credit.application on delete cascade,
  happened_at    timestamptz not null,
  actor          text not null,
  what           text not null,
  decision_id    bigint
);
create index application_event_application on credit.application_event (application_id, id);

-- An application that was forgotten in time: that there was one, and nothing about whose.
create table credit.application_tombstone (
  application_id bigint primary key,
  party_id       bigint not null references credit.party,
  state          text not null,
  ended_at       timestamptz not null,
  forgotten_on   date not null,
  keep_days      integer not null,
  decision_id    bigint
);

-- How numbers of companies look, by country. A number of another shape is unclear, never wrong: a
-- person looks.
create table credit.number_format (
  country char(2) not null,
  kind    text not null check (kind in ('vat', 'registration')),
  pattern text not null,
  example text not null,
  source  text not null,
  primary key (country, kind)
);
insert into credit.number_format (country, kind, pattern, example, source)
select
  f.country,
  'vat',
  f.pattern,
  f.example,
  'European Commission, VIES, FAQ: structure of VAT identification numbers'
from (values
  ('AT', 'ATU[0-9]{8}', 'ATU12345678'),
  ('BE', 'BE[01][0-9]{9}', 'BE0123456789'),
  ('BG', 'BG[0-9]{9,10}', 'BG123456789'),
  ('CY', 'CY[0-9]{8}[A-Z]', 'CY12345678X'),
  ('CZ', 'CZ[0-9]{8,10}', 'CZ12345678'),
  ('DE', 'DE[0-9]{9}', 'DE123456789'),
  ('DK', 'DK[0-9]{8}', 'DK12345678'),
  ('EE', 'EE[0-9]{9}', 'EE123456789'),
  ('ES', 'ES[A-Z0-9][0-9]{7}[A-Z0-9]', 'ESX1234567X'),
  ('FI', 'FI[0-9]{8}', 'FI12345678'),
  ('FR', 'FR[A-Z0-9]{2}[0-9]{9}', 'FR12345678901'),
  ('GR', 'EL[0-9]{9}', 'EL123456789'),
  ('HR', 'HR[0-9]{11}', 'HR12345678901'),
  ('HU', 'HU[0-9]{8}', 'HU12345678'),
  ('IE', 'IE[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}', 'IE1234567WA'),
  ('IT', 'IT[0-9]{11}', 'IT12345678901'),
  ('LT', 'LT([0-9]{9}|[0-9]{12})', 'LT123456789'),
  ('LU', 'LU[0-9]{8}', 'LU12345678'),
  ('LV', 'LV[0-9]{11}', 'LV12345678901'),
  ('MT', 'MT[0-9]{8}', 'MT12345678'),
  ('NL', 'NL[A-Z0-9+*]{12}', 'NL123456789B01'),
  ('PL', 'PL[0-9]{10}', 'PL1234567890'),
  ('PT', 'PT[0-9]{9}', 'PT123456789'),
  ('RO', 'RO[0-9]{2,10}', 'RO1234567890'),
  ('SE', 'SE[0-9]{12}', 'SE123456789012'),
  ('SI', 'SI[0-9]{8}', 'SI12345678'),
  ('SK', 'SK[0-9]{10}', 'SK1234567890')) as f (country, pattern, example);
insert into credit.number_format (country, kind, pattern, example, source) values
  ('DE', 'registration', '(HRA|HRB|GNR|PR|VR)[0-9]{1,7}[A-Z]{0,3}', 'HRB 12345',
   'Handelsregisterverordnung (HRV), sections 3 and 13: departments of the register'),
  ('GB', 'registration', '([0-9]{8}|(SC|NI|OC|SO|NC|LP|SL|NL|IP|FC|BR)[0-9]{6})', '01234567',
   'Companies House, uniform resource identifiers: company numbers'),
  ('GB', 'vat', 'GB([0-9]{9}|[0-9]{12}|(GD|HA)[0-9]{3})', 'GB123456789',
   'HMRC, VAT Notice 725, section 16.19: format of VAT numbers');

-- Where no number is given by a person, a customer gets the next one.
create sequence credit.customer_number start 1;
