-- Keys that Dunwell makes for itself once, such as the one that signs links.
create table platform.secret (
  name       text primary key,
  bytes      bytea not null,
  created_at timestamptz not null
);
