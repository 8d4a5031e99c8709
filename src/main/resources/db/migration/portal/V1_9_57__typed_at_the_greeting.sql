-- Who types its number during the greeting leaves the first digit there, so that what is named can
-- be read in two ways. A wrong PIN counts against both: a lock does not tell which of them there is.
-- The second row is no second try of the caller.
alter table portal.phone_try
  add column other boolean not null default false;
