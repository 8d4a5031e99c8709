-- Whoever asks for a limit again because no answer came is answered by what the first wish became.
alter table credit.limit_proposal add column key text unique;
