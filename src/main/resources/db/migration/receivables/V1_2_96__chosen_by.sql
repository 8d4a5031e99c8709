-- By which rule a payment or credit note went to this invoice: as somebody said, as its text names
-- it, as the customer had promised, or because it was the oldest due. Allocations from before this,
-- write-offs and snapshots have none.
alter table receivables.allocation
  add column chosen_by text check (chosen_by in ('told', 'named', 'promised', 'oldest'));
