-- A letter that comes back says that the postal address does not work: nothing is sent there until
-- it is corrected.
alter table receivables.customer
  add column address_retired_at     timestamptz,
  add column address_retired_reason text;
