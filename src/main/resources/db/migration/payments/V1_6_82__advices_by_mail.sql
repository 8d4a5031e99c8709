-- Payers send their remittance advices by mail. A mail with files waits here to be looked through in
-- a transaction of its own: what is wrong in a file must not keep the mail from coming in.
create table payments.advice_mail (
  mail_id     bigint not null,
  customer_id bigint not null references receivables.customer,
  noted_at    timestamptz not null,
  read_at     timestamptz,
  -- how many advices it had; null while it waits
  advices     integer,
  primary key (mail_id, customer_id),
  check ((read_at is null) = (advices is null))
);
create index advice_mail_waiting on payments.advice_mail (noted_at) where read_at is null;
create index advice_mail_customer on payments.advice_mail (customer_id);
