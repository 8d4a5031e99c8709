-- A credit manager changes a table without a rebuild: who put which version live, when and why, and
-- which table the product shipped at that moment. Append-only; the latest row of a decision counts,
-- so going back is one more row. Where version = shipped, the table of the product is live, also a
-- later one.
alter table platform.decision_model add column examples text;

create table platform.decision_live (
  id       bigint generated always as identity primary key,
  decision text not null,
  version  text not null,
  shipped  text not null,
  live_at  timestamptz not null,
  live_by  text not null,
  note     text not null check (length(note) between 1 and 1000),
  foreign key (decision, version) references platform.decision_model (decision, version)
);
create index decision_live_latest on platform.decision_live (decision, id desc);
