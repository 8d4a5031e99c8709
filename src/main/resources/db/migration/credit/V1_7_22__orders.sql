-- Orders as the order system asks about them. What was approved is reserved and counts as exposure
-- until it is delivered and billed. Who checks an order locks the rows of the customer and of the
-- customers above it in credit.party, in id order: two orders at once cannot both slip through.
create table credit.sales_order (
  id             bigint generated always as identity primary key,
  party_id       bigint not null references credit.party,
  number         text not null,
  currency       char(3) not null,
  amount         numeric(19,4) not null check (amount > 0),
  prepaid        boolean not null default false,
  -- how much of it was approved and counts
  reserved       numeric(19,4) not null default 0 check (reserved between 0 and amount),
  delivered      numeric(19,4) not null default 0 check (delivered between 0 and amount),
  -- as the order system says, and as the ledger's invoices with its number show
  billed         numeric(19,4) not null default 0 check (billed between 0 and amount),
  invoiced       numeric(19,4) not null default 0 check (invoiced >= 0),
  state          text not null check (state in
                   ('approved', 'held', 'prepay', 'closed', 'cancelled', 'expired')),
  reason         text not null,
  -- sentences, one a line
  reasons        text not null,
  -- as they were when it was decided, in the customer's currency; no limit: null
  exposure       numeric(19,4) not null,
  exposure_limit numeric(19,4),
  room           numeric(19,4),
  decision_id    bigint not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  decided_at     timestamptz not null,
  -- until the end of that day; null when nothing is reserved
  reserved_until date,
  unique (party_id, number)
);
-- what counts as exposure
create index sales_order_open on credit.sales_order (party_id)
  where state in ('approved', 'held', 'prepay');
create index sales_order_held on credit.sales_order (asked_at, id) where state = 'held';
create index sales_order_until on credit.sales_order (reserved_until)
  where state in ('approved', 'held', 'prepay');

create table credit.order_override (
  id       bigint generated always as identity primary key,
  order_id bigint not null references credit.sales_order,
  reason   text not null,
  until_on date not null,
  made_by  text not null,
  made_at  timestamptz not null
);
create index order_override_order on credit.order_override (order_id);

-- Customers of whose held orders something has changed: a row is put down in the transaction that
-- changes it, and taken away when their orders were looked at again.
create table credit.recheck (
  party_id bigint primary key references credit.party,
  since    timestamptz not null
);

-- Who is told what became of orders. The secret that signs is not here: it is derived from the house's
-- key and the salt, and shown once.
create table credit.order_system (
  id         bigint generated always as identity primary key,
  url        text not null,
  salt       text not null,
  made_by    text not null,
  made_at    timestamptz not null,
  removed_at timestamptz
);

-- News on their way: written with what they tell, sent after, again until they were taken.
create table credit.order_news (
  id           bigint generated always as identity primary key,
  system_id    bigint not null references credit.order_system,
  order_id     bigint not null references credit.sales_order,
  body         text not null,
  created_at   timestamptz not null,
  -- null: it has used up its attempts and waits for a person, or it is done
  next_at      timestamptz,
  attempts     integer not null default 0,
  delivered_at timestamptz,
  problem      text
);
create index order_news_due on credit.order_news (next_at, id) where next_at is not null;
create index order_news_order on credit.order_news (order_id, id);
