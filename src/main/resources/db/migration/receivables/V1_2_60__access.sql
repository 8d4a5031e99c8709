-- Which part of the ledger a person works on. Whoever has no row here sees all of it; whoever has
-- some sees what any of them names. Null names everything of its kind.
create table receivables.access (
  id             bigint generated always as identity primary key,
  user_id        text not null,
  selling_entity text,
  portfolio      text,
  given_by       text not null,
  given_at       timestamptz not null,
  unique nulls not distinct (user_id, selling_entity, portfolio),
  check (selling_entity is not null or portfolio is not null)
);
