-- The board shows what is due first of the open disputes and what ended last of the others; without
-- these two it would sort all of a large house's disputes for every page. Open ones by due date have
-- their index already.
create index dispute_ended on disputes.dispute (ended_at desc, id desc) where state = 'ended';
create index dispute_open_owner on disputes.dispute (owner, due_at, id) where state = 'open';
