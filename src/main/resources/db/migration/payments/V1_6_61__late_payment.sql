-- What the law says about paying late, as dated rows: who may claim which rate, which lump sum, and
-- how the days count. General guidance, not legal advice; a company looks its rows over and adds the
-- next half-year's rate when it is published.
create table payments.reference_rate (
  series     text not null,
  valid_from date not null,
  percent    numeric(7,4) not null,
  source     text not null,
  added_by   text not null default 'shipped',
  primary key (series, valid_from)
);

-- Central banks' rates as the laws read them: on 1 January and 1 July.
insert into payments.reference_rate (series, valid_from, percent, source) values
  ('ecb', '2016-07-01', 0.00, 'ECB, main refinancing operations'),
  ('ecb', '2023-01-01', 2.50, 'ECB, main refinancing operations'),
  ('ecb', '2023-07-01', 4.00, 'ECB, main refinancing operations'),
  ('ecb', '2024-01-01', 4.50, 'ECB, main refinancing operations'),
  ('ecb', '2024-07-01', 4.25, 'ECB, main refinancing operations'),
  ('ecb', '2025-01-01', 3.15, 'ECB, main refinancing operations'),
  ('ecb', '2025-07-01', 2.15, 'ECB, main refinancing operations'),
  ('ecb', '2026-01-01', 2.15, 'ECB, main refinancing operations'),
  ('ecb', '2026-07-01', 2.40, 'ECB, main refinancing operations'),
  ('bundesbank', '2016-07-01', -0.88, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2023-01-01', 1.62, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2023-07-01', 3.12, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2024-01-01', 3.62, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2024-07-01', 3.37, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2025-01-01', 2.27, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2025-07-01', 1.27, 'Deutsche Bundesbank, base rate of BGB s. 247'),
  ('bundesbank', '2026-07-01', 1.52, 'reckoned by BGB s. 247 from the ECB rate; compare with the Bundesbank'),
  ('boe', '2022-07-01', 1.25, 'Bank of England, official dealing rate of 30 June'),
  ('boe', '2023-01-01', 3.50, 'Bank of England, official dealing rate of 31 December'),
  ('boe', '2023-07-01', 5.00, 'Bank of England, official dealing rate of 30 June'),
  ('boe', '2024-01-01', 5.25, 'Bank of England, official dealing rate of 31 December'),
  ('boe', '2024-07-01', 5.25, 'Bank of England, official dealing rate of 30 June'),
  ('boe', '2025-01-01', 4.75, 'Bank of England, official dealing rate of 31 December'),
  ('boe', '2025-07-01', 4.25, 'Bank of England, official dealing rate of 30 June'),
  ('boe', '2026-01-01', 3.75, 'Bank of England, official dealing rate of 31 December'),
  ('fixed', '1900-01-01', 0.00, 'no reference: the margin is the rate');

-- The law of the selling entity's country for debts that fell due on or after valid_from.
create table payments.late_payment_law (
  country    char(2) not null,
  valid_from date not null,
  name       text not null,
  series     text not null,
  margin     numeric(7,4) not null,
  -- does the rate change with the reference, or stay what it was when interest began to run?
  rate       text not null check (rate in ('follows', 'stays')),
  day_count  text not null check (day_count in ('actual/365', 'actual/actual')),
  source     text not null,
  primary key (country, valid_from)
);
insert into payments.late_payment_law
  (country, valid_from, name, series, margin, rate, day_count, source)
values
  ('DE', '2014-07-29', 'BGB s. 288 (2)', 'bundesbank', 9, 'follows', 'actual/365', 'BGB s. 247, s. 288 (2)'),
  ('GB', '2002-08-07', 'Late Payment of Commercial Debts (Interest) Act 1998', 'boe', 8, 'stays', 'actual/365', 'SI 2002/1675: the rate of the half-year in which interest starts to run'),
  ('FR', '2013-03-16', 'Code de commerce L441-10', 'ecb', 10, 'follows', 'actual/365', 'Code de commerce L441-10 II'),
  ('NL', '2013-03-16', 'BW art. 6:119a', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('BE', '2013-03-16', 'Act of 2 August 2002', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('LU', '2013-04-15', 'Act of 18 April 2004', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('IT', '2013-01-01', 'D.Lgs. 231/2002', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('ES', '2013-02-24', 'Ley 3/2004', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('PT', '2013-07-01', 'DL 62/2013', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('IE', '2013-03-16', 'S.I. 580/2012', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('FI', '2013-03-16', 'Interest Act 633/1982', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('GR', '2013-03-16', 'Law 4152/2013', 'ecb', 8, 'follows', 'actual/365', '2011/7/EU'),
  ('CH', '1912-01-01', 'OR art. 104', 'fixed', 5, 'follows', 'actual/365', 'OR art. 104 (1)');

-- Lump sums for the costs of recovery: for each late instalment; in GB for each debt, by its size.
create table payments.late_payment_lump_sum (
  country     char(2) not null,
  valid_from  date not null,
  from_amount numeric(19,4) not null,
  currency    char(3) not null,
  amount      numeric(19,4) not null check (amount > 0),
  source      text not null,
  primary key (country, valid_from, from_amount)
);
insert into payments.late_payment_lump_sum
  (country, valid_from, from_amount, currency, amount, source)
values
  ('DE', '2014-07-29', 0, 'EUR', 40, 'BGB s. 288 (5)'),
  ('GB', '2002-08-07', 0, 'GBP', 40, 'Act 1998 s. 5A'),
  ('GB', '2002-08-07', 1000, 'GBP', 70, 'Act 1998 s. 5A'),
  ('GB', '2002-08-07', 10000, 'GBP', 100, 'Act 1998 s. 5A'),
  ('FR', '2013-01-01', 0, 'EUR', 40, 'Code de commerce D441-5'),
  ('NL', '2013-03-16', 0, 'EUR', 40, '2011/7/EU art. 6; BW art. 6:96 (4)'),
  ('BE', '2013-03-16', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('LU', '2013-04-15', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('IT', '2013-01-01', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('ES', '2013-02-24', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('PT', '2013-07-01', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('IE', '2013-03-16', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('FI', '2013-03-16', 0, 'EUR', 40, '2011/7/EU art. 6'),
  ('GR', '2013-03-16', 0, 'EUR', 40, '2011/7/EU art. 6');

-- What was agreed instead of the law, with one customer or (customer null) with all of a selling
-- entity's: a fixed rate or points above a reference; 0 means that no interest is asked for.
create table payments.late_payment_terms (
  id                bigint generated always as identity primary key,
  selling_entity_id bigint not null references receivables.selling_entity,
  customer_id       bigint references receivables.customer,
  valid_from        date not null,
  series            text not null,
  margin            numeric(7,4) not null check (margin between 0 and 100),
  day_count         text not null check (day_count in ('actual/365', 'actual/actual')),
  lump_sum          boolean not null,
  note              text not null,
  added_by          text not null,
  unique nulls not distinct (selling_entity_id, customer_id, valid_from)
);
create index late_payment_terms_customer on payments.late_payment_terms (customer_id);
