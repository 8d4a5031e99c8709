-- A text message that seems to promise is asked back: only the customer's own YES makes a promise of
-- it.
create table promises.text_proposal (
  id                bigint generated always as identity primary key,
  text_id           bigint not null unique references contact.text_message,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  number            text not null,
  invoice_ids       bigint[] not null,
  currency          char(3) not null,
  amount            numeric(19,4) not null check (amount > 0),
  promised_for      date not null,
  sentence          text not null,
  state             text not null default 'open' check (state in ('open', 'taken', 'replaced')),
  proposed_at       timestamptz not null,
  expires_at        timestamptz not null,
  promise_id        bigint references promises.promise,
  check ((state = 'taken') = (promise_id is not null))
);
-- one question at a time
create unique index text_proposal_open on promises.text_proposal (number, customer_id)
  where state = 'open';

alter table promises.promise
  drop constraint promise_channel_check,
  add constraint promise_channel_check
    check (channel in ('call', 'email', 'portal', 'phone', 'in-person', 'sms'));
