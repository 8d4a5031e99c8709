-- The sample's people raise and settle disputes in the afternoon, after the day's files have come:
-- until which day they have. A sandbox that lives already has its past behind it.
alter table sandbox.sample add column disputed_until date;
update sandbox.sample set disputed_until = fed_until;
