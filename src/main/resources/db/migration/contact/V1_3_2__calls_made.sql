-- The contact policy counts the calls of the last seven days per customer.
create index request_called on contact.request (customer_id, ended_at)
  where kind = 'call' and state = 'delivered';
