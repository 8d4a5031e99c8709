-- No law gives a flat fee for a reminder: it is asked for only from whom it was agreed with.
alter table payments.late_payment_terms add column reminder_fees boolean not null default false;
