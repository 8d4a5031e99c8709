-- A mail that a person writes may answer one that came in, and go to a colleague in copy.
alter table contact.message
  add column copy_to text,
  add column answers text;
