-- How numbers of companies look, looked up again with where it is said: whoever mends a row finds the
-- page. Check digits are another matter, see CompanyNumbers.
update credit.number_format
set source = 'European Commission, VIES, frequently asked questions, Q11: https://ec.europa.eu/taxation_customs/vies/'
where kind = 'vat'
  and country <> 'GB';

-- the two signs in front may be letters, but never O or I
update credit.number_format
set pattern = 'FR[0-9A-HJ-NP-Z]{2}[0-9]{9}'
where country = 'FR' and kind = 'vat';

-- the first and the last sign may be letters or digits, but not both digits
update credit.number_format
set pattern = 'ES([A-Z][0-9]{7}[A-Z0-9]|[0-9]{8}[A-Z])'
where country = 'ES' and kind = 'vat';

-- people who trade for themselves have had signs instead of their citizen number since 2020; the tenth
-- is always B
update credit.number_format
set pattern = 'NL[A-Z0-9+*]{9}B[A-Z0-9+*]{2}'
where country = 'NL' and kind = 'vat';

-- 0 in front was often left out before 2023, when numbers with 1 began
update credit.number_format
set pattern = 'BE[01]?[0-9]{9}'
where country = 'BE' and kind = 'vat';

-- XI: goods of Northern Ireland; the letters GD and HA stand for departments and health authorities
update credit.number_format
set
  pattern = '(GB|XI)?([0-9]{9}|[0-9]{12}|(GD|HA)[0-9]{3})',
  source = 'HMRC, VATGPB9400: https://www.gov.uk/hmrc-internal-manuals/vat-government-and-public-bodies/vatgpb9400; VIES, Q11'
where country = 'GB' and kind = 'vat';

-- the court may stand in front; GsR is the register of partnerships since 2024; a letter or three
-- behind, where courts were put together
update credit.number_format
set
  pattern = '[A-Z]{0,60}(HRA|HRB|GNR|GSR|PR|VR)[0-9]{1,7}[A-Z]{0,3}',
  source = 'Handelsregisterverordnung (HRV), sections 3 and 13: https://www.gesetze-im-internet.de/hdlregvfg/; Gesellschaftsregisterverordnung (GesRV)'
where country = 'DE' and kind = 'registration';

-- England and Wales: eight digits, of which the zero in front is often left out; elsewhere and for
-- other kinds two letters and six digits, R and seven in old Northern Irish ones; societies end in a
-- letter
update credit.number_format
set
  pattern = '[0-9]{7,8}|R[0-9]{7}|[A-Z]{2}[0-9]{5}[0-9A-Z]',
  source = 'Companies Act 2006, section 1066; Companies House, Uniform Resource Identifiers customer guide; https://forum.aws.chdev.org/t/company-number-format-and-suffixed-letters/4922'
where country = 'GB' and kind = 'registration';

-- registers are kept by the states, each with numbers of its own shape: what companies give is the
-- EIN (12-3456789) or the D-U-N-S number (12-345-6789), both nine digits without check digits
insert into credit.number_format (country, kind, pattern, example, source) values
  ('US', 'registration', '(EIN|DUNS)?[0-9]{9}', '12-3456789',
   'IRS, 26 CFR 301.6109-1, and How EINs are assigned and valid EIN prefixes; Dun & Bradstreet');
