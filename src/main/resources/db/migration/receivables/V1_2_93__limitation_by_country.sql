-- Poland, Canada and Sweden were counted as countries nobody has looked up: in Poland and in most of
-- Canada a claim ends a year earlier than was said. Switzerland's five years are for retail sales and
-- craftsmen only; they stay, to be careful, and say so.
insert into receivables.limitation_period (country, years, to_year_end, valid_from, source) values
  ('PL', 2, true, '2018-07-09',
    'Kodeks cywilny 554, 118: sale of goods, to the end of the year; three years for most other claims of a business'),
  ('CA', 2, false, '2004-01-01',
    'Limitations Act 2002 of Ontario section 4, most other provinces alike; Quebec three years'),
  ('SE', 10, false, '1982-01-01', 'Preskriptionslag 1981:130 section 2');
update receivables.limitation_period
set source = 'OR 128: retail sales and craftsmen; ten years else (OR 127), five to be careful'
where country = 'CH' and valid_from = '1912-01-01' and years = 5;
update receivables.limitation_period
set source = 'Codice civile 2946; five years for what is paid periodically (2948)'
where country = 'IT' and valid_from = '1942-04-21' and years = 10;

-- The last day on which an open invoice can still be enforced, with the rule that says so. Of several
-- instalments the oldest open one counts: its part is lost first.
create or replace view receivables.limitation as
select
  i.id as invoice_id,
  case
    when p.to_year_end then make_date(extract(year from oldest.due_on)::int + p.years, 12, 31)
    else (oldest.due_on + make_interval(years => p.years))::date
  end as barred_on,
  p.country,
  p.years,
  p.to_year_end,
  p.valid_from,
  p.source
from receivables.invoice i
join receivables.selling_entity e on e.id = i.selling_entity_id
cross join lateral (
  select coalesce(min(n.due_on), i.due_on) as due_on
  from receivables.instalment n
  where n.invoice_id = i.id
    and n.open_amount > 0) oldest
cross join lateral (
  select
    k.years,
    k.to_year_end,
    k.country,
    k.valid_from,
    k.source
  from receivables.limitation_period k
  where k.country in (e.country, 'XX')
    and k.valid_from <= oldest.due_on
  order by
    (k.country = 'XX'),
    k.valid_from desc
  limit 1) p
where i.state = 'open';
