-- Files that speak for or against a dispute. They come from outside and are kept as bytes: nothing
-- in them is unpacked, rendered or run here, and browsers only ever save them (docs/adr/0020).
create table disputes.evidence (
  id              bigint generated always as identity primary key,
  dispute_id      bigint not null references disputes.dispute,
  file_name       text not null check (length(file_name) between 1 and 130),
  media_type      text not null,
  size            bigint not null check (size > 0 and size <= 10485760),
  -- of what is kept here
  sha256          text not null check (length(sha256) = 64),
  -- of the file as it came; another one when hidden parts of a picture were cut off
  received_sha256 text not null check (length(received_sha256) = 64),
  bytes           bytea not null,
  stored_at       timestamptz not null,
  stored_by       text not null,
  -- the door it came through
  source          text not null,
  unique (dispute_id, sha256)
);
-- pictures and PDF are compressed already
alter table disputes.evidence alter column bytes set storage external;
