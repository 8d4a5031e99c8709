-- Money that was paid in another currency than the account has: what the payer paid settles what is
-- owed in that currency, what was credited is what the bank account shows. Banks state the one, the
-- rate and what they keep on the way, or some of it.
alter table payments.statement_line
  add column original_currency char(3),
  -- above zero as the amount is: came in
  add column original_amount numeric(19,4),
  -- as the bank writes it, for people to read; nothing is computed with it
  add column exchange_rate numeric(20,10) check (exchange_rate > 0),
  add column charges_currency char(3),
  add column charges numeric(19,4) check (charges > 0),
  add check (original_currency <> currency),
  add check ((original_amount is not null) <= (original_currency is not null)),
  add check (sign(original_amount) = sign(amount)),
  add check ((charges is null) = (charges_currency is null));

-- What the bank account shows of a payment that is in another currency.
alter table receivables.payment
  add column credited_currency char(3),
  add column credited_amount numeric(19,4) check (credited_amount > 0),
  add check ((credited_amount is null) = (credited_currency is null)),
  add check (credited_currency <> currency);

-- In which currency a suggestion pays; null in those of before: the account's.
alter table payments.match_proposal add column currency char(3);
