-- What proves a promise: the sentence in which it was given. It outlives the recording and the
-- transcript it was taken from, which go when their time is over; the hash says which recording it was.
create table promises.promise_evidence (
  id               bigint generated always as identity primary key,
  promise_id       bigint not null references promises.promise,
  channel          text not null check (channel in ('phone', 'portal-phone', 'sms')),
  call_id          bigint,
  sentence         text not null check (length(sentence) between 1 and 1000),
  start_millis     bigint not null check (start_millis >= 0),
  end_millis       bigint not null check (end_millis >= start_millis),
  recording_sha256 text check (recording_sha256 ~ '^[0-9a-f]{64}$'),
  said_at          timestamptz not null,
  taken_by         text not null,
  taken_at         timestamptz not null,
  unique nulls not distinct (promise_id, call_id, start_millis)
);
comment on column promises.promise_evidence.call_id is 'contact.phone_call; null for a text message';
comment on column promises.promise_evidence.start_millis is 'from the beginning of the recording';
