-- A customer to whom nothing is delivered on account until somebody releases it; looked at again on a
-- day. At most one at a time.
create table credit.credit_hold (
  id                  bigint generated always as identity primary key,
  party_id            bigint not null references credit.party,
  reason              text not null,
  placed_by           text not null,
  placed_at           timestamptz not null,
  review_on           date not null,
  released_by         text,
  released_at         timestamptz,
  release_reason      text,
  process_instance_id text,
  check ((released_by is null) = (released_at is null))
);
create unique index credit_hold_open on credit.credit_hold (party_id) where released_at is null;
create index credit_hold_party on credit.credit_hold (party_id, id);
