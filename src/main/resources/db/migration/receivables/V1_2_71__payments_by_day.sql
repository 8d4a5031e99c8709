-- What came in this week against last: two weeks of a table that grows for years.
create index payment_received on receivables.payment (received_on);
