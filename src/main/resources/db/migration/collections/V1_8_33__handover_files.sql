-- The file that went with a hand-over, kept as it was made: it is what the agency or a court has.
create table collections.handover_file (
  handover_id     bigint primary key references collections.handover,
  ordered_at      timestamptz not null,
  next_attempt_at timestamptz,
  attempts        integer not null default 0,
  made_at         timestamptz,
  bytes           bigint,
  sha256          char(64),
  check ((made_at is null) = (sha256 is null))
);
create index handover_file_waiting on collections.handover_file (next_attempt_at)
  where made_at is null;

create table collections.handover_file_chunk (
  handover_id bigint not null references collections.handover_file,
  position    integer not null,
  bytes       bytea not null,
  primary key (handover_id, position)
);

-- What was said last to a customer stands in the forms of those who decide.
create index customer_task_customer on collections.customer_task (customer_id, ended_at)
  where state = 'done';
