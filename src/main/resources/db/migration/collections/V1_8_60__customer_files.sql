-- Files go with hand-overs and with claims against an estate alike: one shelf for both.
create table collections.customer_file (
  id              bigint generated always as identity primary key,
  handover_id     bigint unique references collections.handover,
  claim_id        bigint unique references collections.insolvency_claim,
  ordered_at      timestamptz not null,
  next_attempt_at timestamptz,
  attempts        integer not null default 0,
  made_at         timestamptz,
  bytes           bigint,
  sha256          char(64),
  check (num_nonnulls(handover_id, claim_id) = 1),
  check ((made_at is null) = (sha256 is null))
);
create index customer_file_waiting on collections.customer_file (next_attempt_at)
  where made_at is null;

create table collections.customer_file_chunk (
  file_id  bigint not null references collections.customer_file,
  position integer not null,
  bytes    bytea not null,
  primary key (file_id, position)
);

insert into collections.customer_file
  (handover_id, ordered_at, next_attempt_at, attempts, made_at, bytes, sha256)
select handover_id, ordered_at, next_attempt_at, attempts, made_at, bytes, sha256
from collections.handover_file
order by handover_id;

insert into collections.customer_file_chunk (file_id, position, bytes)
select f.id, c.position, c.bytes
from collections.handover_file_chunk c
join collections.customer_file f on f.handover_id = c.handover_id;

update platform.trouble t
set kind = 'customer-file', subject = f.id::text
from collections.customer_file f
where t.room = 'collections'
  and t.kind = 'handover-file'
  and t.subject = f.handover_id::text;

drop table collections.handover_file_chunk;
drop table collections.handover_file;
