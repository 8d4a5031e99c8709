-- Whether the customers of a replayed ledger promise to pay, as a rule table makes them.
alter table replay.run add column promises boolean not null default false;
