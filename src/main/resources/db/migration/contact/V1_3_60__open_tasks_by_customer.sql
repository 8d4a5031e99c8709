-- The worklist asks what waits with a customer; tasks that are done stay for years.
create index task_open_customer on contact.task (customer_id) where state = 'open';
