-- Some invoices, or a whole customer, left alone until a day by one of us.
create table collections.hold (
  id             bigint generated always as identity primary key,
  customer_id    bigint not null references receivables.customer,
  whole_customer boolean not null,
  until          date not null,
  reason         text not null,
  set_by         text not null,
  set_at         timestamptz not null,
  decision_id    bigint,
  lifted_at      timestamptz,
  lifted_by      text
);
create index hold_customer on collections.hold (customer_id);
create index hold_whole on collections.hold (until) where whole_customer and lifted_at is null;

-- What somebody wants to give up; carried out at once or after a second person has agreed.
create table collections.write_off_proposal (
  id                  bigint generated always as identity primary key,
  customer_id         bigint not null references receivables.customer,
  reason              text not null,
  state               text not null check (state in
                        ('proposed', 'written-off', 'refused', 'withdrawn')),
  approval            text not null check (approval in ('none', 'credit-manager')),
  proposed_by         text not null,
  proposed_at         timestamptz not null,
  decision_id         bigint not null,
  decided_by          text,
  decided_at          timestamptz,
  note                text,
  process_instance_id text,
  check ((state = 'proposed') = (decided_at is null)),
  check (decided_by is distinct from proposed_by or state <> 'refused')
);
create index write_off_proposal_customer on collections.write_off_proposal (customer_id);

create table collections.write_off_proposal_item (
  proposal_id bigint not null references collections.write_off_proposal,
  invoice_id  bigint not null references receivables.invoice,
  currency    char(3) not null,
  amount      numeric(19,4) not null check (amount > 0),
  primary key (proposal_id, invoice_id)
);
create index write_off_proposal_item_invoice on collections.write_off_proposal_item (invoice_id);
