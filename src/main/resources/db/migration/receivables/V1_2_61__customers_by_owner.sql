-- The worklist shows the customers of a collector or a portfolio; one customer changes hands at a
-- time, or a whole portfolio does.
create index customer_owner on receivables.customer (owner);
create index customer_portfolio on receivables.customer (portfolio);
