-- What was open at the start of each day, by age; drawn over time without reading every invoice.
create schema insights;

create table insights.position (
  day               date not null,
  selling_entity_id bigint not null references receivables.selling_entity,
  currency          char(3) not null,
  not_due           numeric(19,4) not null,
  to_30             numeric(19,4) not null,
  to_60             numeric(19,4) not null,
  to_90             numeric(19,4) not null,
  to_120            numeric(19,4) not null,
  older             numeric(19,4) not null,
  primary key (day, selling_entity_id, currency)
);

-- What was invoiced in each month, for days sales outstanding.
create table insights.sales (
  month             date not null,
  selling_entity_id bigint not null references receivables.selling_entity,
  currency          char(3) not null,
  amount            numeric(19,4) not null,
  primary key (month, selling_entity_id, currency)
);
