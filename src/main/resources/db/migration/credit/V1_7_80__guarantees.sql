-- What somebody else answers for if a party does not pay: as long as it runs it stands in the credit
-- file. Entered and ended by people; never changed.
create table credit.guarantee (
  id         bigint generated always as identity primary key,
  party_id   bigint not null references credit.party,
  kind       text not null check (kind in ('bank', 'parent', 'personal', 'deposit', 'retention')),
  guarantor  text not null,
  amount     numeric(19,4) not null check (amount > 0),
  currency   char(3) not null,
  until_on   date,
  note       text,
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create index guarantee_party on credit.guarantee (party_id, id desc);
