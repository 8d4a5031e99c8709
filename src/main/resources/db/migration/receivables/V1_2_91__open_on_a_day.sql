-- What was open of an instalment on a past day, as the ledger knows it now: from what is open today
-- everything that happened since is taken back. What an estate owes is what it owed on one day.
create function receivables.open_on(instalment bigint, day date) returns numeric
language sql stable
return (
  select n.open_amount + coalesce((
    select sum(
      case
        when x.reversed_on is null and x.allocated_on > day then x.amount
        when x.reversed_on > day and x.allocated_on <= day then -x.amount
        else 0
      end)
    from receivables.allocation x
    where x.instalment_id = n.id), 0)
  from receivables.instalment n
  where n.id = instalment);
