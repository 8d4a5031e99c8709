-- How many calls were made this week against last.
create index customer_task_ended on collections.customer_task (ended_at) where state = 'done';
