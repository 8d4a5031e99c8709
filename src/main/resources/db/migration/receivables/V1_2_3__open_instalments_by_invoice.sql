-- What is past due of an invoice is asked for thousands of invoices at once. Right after a large
-- import, before statistics are there, the planner took the index by due date and walked all open
-- instalments for each invoice; this one is the better choice with and without statistics.
create index instalment_open on receivables.instalment (invoice_id, due_on) include (open_amount)
  where open_amount > 0;
