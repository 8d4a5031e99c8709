-- The customer's own door. Links are signed and kept nowhere; kept are the moments up to which a
-- customer's links were shut, and which links were used when, by fingerprint: whoever reads these
-- tables opens nothing.
create schema portal;

create table portal.shut_links (
  customer_id bigint primary key references receivables.customer on delete cascade,
  -- links made at this moment or before open nothing
  up_to       timestamptz not null,
  shut_by     text not null
);

create table portal.link_use (
  -- SHA-256 of the token
  link          char(64) primary key,
  customer_id   bigint not null references receivables.customer on delete cascade,
  first_used_at timestamptz not null,
  last_used_at  timestamptz not null,
  -- when the timeline last said so: once an hour at most, on all nodes together
  said_at       timestamptz not null
);
create index link_use_customer on portal.link_use (customer_id, last_used_at desc);

-- A contact that somebody with the link wants added or taken out of use. Nothing changes until
-- somebody at the address on file agrees: whoever has found a link cannot redirect letters.
create table portal.contact_change (
  id          bigint generated always as identity primary key,
  -- from the form: sent twice, it is one change
  key         text not null unique,
  customer_id bigint not null references receivables.customer on delete cascade,
  contact_id  bigint references receivables.contact on delete cascade,
  name        text,
  email       text,
  phone       text,
  asked_at    timestamptz not null,
  done_at     timestamptz
);
create index contact_change_customer on portal.contact_change (customer_id);
create index contact_change_contact on portal.contact_change (contact_id);
