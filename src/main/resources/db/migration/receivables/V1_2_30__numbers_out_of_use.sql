-- A telephone number can turn out to be wrong, as an address can.
alter table receivables.contact
  add column phone_retired_at timestamptz,
  add column phone_retired_reason text;
