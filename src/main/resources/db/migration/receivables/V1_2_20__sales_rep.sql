-- The colleague of sales who knows the customer, copied on mails and asked when in doubt; and whose
-- address it is that writes to us.
alter table receivables.customer add column sales_email text;
create index contact_email on receivables.contact (lower(email)) where email is not null;
