-- A credit note that goes because its import is undone is looked up in every table that could name
-- it; few disputes end with one.
create index dispute_credit_note on disputes.dispute (credit_note_id)
  where credit_note_id is not null;
