-- What one unit of a currency is worth in another, from a day on: dated data with its source, such as
-- the reference rates of a central bank. Where no rate is known nothing is guessed.
create table credit.exchange_rate (
  id         bigint generated always as identity primary key,
  base       char(3) not null,
  quoted     char(3) not null,
  -- so many units of quoted for one of base
  rate       numeric(18,8) not null check (rate > 0),
  from_on    date not null,
  source     text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  unique (base, quoted, from_on),
  check (base <> quoted)
);
