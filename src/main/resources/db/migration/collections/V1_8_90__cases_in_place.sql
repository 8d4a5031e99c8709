-- A case's row is written when it opens and again when its process has started and decided, and
-- then at each step. With room on its page and no index on what changes, each of these stays where
-- it is and touches no index.
drop index collections.past_due_case_instance;
alter table collections.past_due_case set (fillfactor = 50);
