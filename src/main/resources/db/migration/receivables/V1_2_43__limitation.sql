-- How long a claim can be enforced, by the law of the selling entity, which is the contract's where
-- nothing else was agreed. General guidance, not advice: whoever knows better adds a row with the
-- day from which it holds. XX is for countries nobody has looked up, and careful.
create table receivables.limitation_period (
  id          bigint generated always as identity primary key,
  country     char(2) not null,
  years       integer not null check (years between 1 and 30),
  to_year_end boolean not null,
  valid_from  date not null,
  source      text not null,
  unique (country, valid_from)
);
insert into receivables.limitation_period (country, years, to_year_end, valid_from, source) values
  ('XX', 3, false, '1900-01-01', 'not looked up: three years, to be careful'),
  ('AT', 3, false, '1900-01-01', 'ABGB 1486'),
  ('BE', 10, false, '1998-07-27', 'Civil Code 2262bis'),
  ('CH', 5, false, '1912-01-01', 'OR 128: goods and craftsmen; ten years else'),
  ('DE', 3, true, '2002-01-01', 'BGB 195, 199: from the end of the year'),
  ('ES', 5, false, '2015-10-07', 'Codigo civil 1964'),
  ('FR', 5, false, '2008-06-19', 'Code de commerce L110-4'),
  ('GB', 6, false, '1980-05-01', 'Limitation Act 1980 section 5; Scotland five years'),
  ('IE', 6, false, '1957-07-02', 'Statute of Limitations 1957 section 11'),
  ('IT', 10, false, '1942-04-21', 'Codice civile 2946'),
  ('NL', 5, false, '1992-01-01', 'BW 3:307'),
  ('US', 4, false, '1900-01-01', 'UCC 2-725: sale of goods; states differ for services');

-- The last day on which an open invoice can still be enforced.
create view receivables.limitation as
select
  i.id as invoice_id,
  case
    when p.to_year_end then make_date(extract(year from i.due_on)::int + p.years, 12, 31)
    else (i.due_on + make_interval(years => p.years))::date
  end as barred_on
from receivables.invoice i
join receivables.selling_entity e on e.id = i.selling_entity_id
cross join lateral (
  select
    k.years,
    k.to_year_end
  from receivables.limitation_period k
  where k.country in (e.country, 'XX')
    and k.valid_from <= i.due_on
  order by
    (k.country = 'XX'),
    k.valid_from desc
  limit 1) p
where i.state = 'open';
