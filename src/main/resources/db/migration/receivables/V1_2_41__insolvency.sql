-- An insolvent customer owes as before and is asked for nothing: what is owed is filed as a claim.
alter table receivables.customer add column insolvent_on date;
alter table receivables.customer add column insolvency_reason text;
create index customer_insolvent on receivables.customer (id) where insolvent_on is not null;
