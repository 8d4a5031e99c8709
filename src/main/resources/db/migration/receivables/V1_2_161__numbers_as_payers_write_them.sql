-- Payers write RE 2026/004711 for RE-2026-004711, or 2026004711: an invoice is found by its digits.
-- Closed ones too: who pays a bill twice must not pay another one with it.
create function receivables.digits_of(number text) returns text
  language sql immutable strict parallel safe
  return ltrim(regexp_replace(number, '\D', '', 'g'), '0');
create index invoice_digits on receivables.invoice (receivables.digits_of(number));

-- Names without capitals, accents, punctuation and legal form: NORDWERK GMBH is Nordwerk.
create function receivables.name_key(name text) returns text
  language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(
      translate(lower(name), 'äöüáàâéèêíìîóòôúùûñçß', 'aouaaaeeeiiiooouuuncs'),
      '(\m(gmbh|co|kg|ag|ohg|mbh|se|ek|e\.k|ltd|limited|inc|llc|llp|plc|corp|corporation|company|sarl|sas|sa|bv|b\.v|nv|n\.v|spa|s\.p\.a|srl|oy|ab|as|aps|kgaa)\M\.?|[&+])', '', 'g'),
    '[^a-z0-9]', '', 'g');
create index customer_name_key on receivables.customer (receivables.name_key(name) text_pattern_ops);
